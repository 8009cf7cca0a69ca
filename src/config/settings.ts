import { readEnvironment } from './environment.js'

/** The settings of this process. Read anew at each call: the configuration is evaluated once per bundle and must not keep state. */
export const settings = () => readEnvironment(process.env)

/** Where images are kept; absolute, since Payload resolves a relative one against the folder the process was started in. */
export const mediaDirectory = (): string => settings().mediaDirectory

/** How the session cookie is sent: over HTTPS only where the site is on HTTPS, and never from another site. */
export const cookieSettings = () => ({ secure: settings().publicUrl.startsWith('https:'), sameSite: 'Lax' as const })

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** The origins whose pages may act with a session: the public address, and this machine's other names for itself when that is one of them. */
export function trustedOrigins(): string[] {
  const url = new URL(settings().publicUrl)
  if (!loopback.includes(url.hostname)) return [url.origin]
  return loopback.map((name) => `${url.protocol}//${name}${url.port ? `:${url.port}` : ''}`)
}
