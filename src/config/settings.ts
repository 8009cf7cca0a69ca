import { type Environment, readEnvironment, settingNames } from './environment.js'

let known: { readonly key: string; readonly environment: Environment } | undefined

/**
 * The settings of this process. The environment is looked at in every call, since tests change it, and validated anew
 * when it has changed.
 */
export function settings(): Environment {
  // Relative folders are made absolute by the working directory.
  const key = JSON.stringify([process.cwd(), ...settingNames.map((name) => process.env[name])])
  if (known?.key !== key) known = { key, environment: readEnvironment(process.env) }
  return known.environment
}

/** Whether this is `next build`, which evaluates the configuration, before there are any folders, and stores nothing. */
export const isBuilding = (): boolean => process.env.NEXT_PHASE === 'phase-production-build'

/** Directory of the images. Absolute, since Payload resolves a relative path against the working directory. */
export const mediaDirectory = (): string => settings().mediaDirectory

/** Attributes of the session cookie: `Secure` when the public URL is HTTPS, and `SameSite=Lax`. */
export const cookieSettings = () => ({ secure: settings().publicUrl.startsWith('https:'), sameSite: 'Lax' as const })

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Origins from which a request with a session cookie is accepted (CSRF): the public URL, and every name of the loopback
 * interface when the public URL is one of them.
 */
export function trustedOrigins(): string[] {
  const url = new URL(settings().publicUrl)
  if (!loopback.includes(url.hostname)) return [url.origin]
  return loopback.map((name) => `${url.protocol}//${name}${url.port ? `:${url.port}` : ''}`)
}
