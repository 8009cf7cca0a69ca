import { settings } from './settings.js'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** The origins whose pages may act with a session: the public address, and this machine's other names for itself when that is one of them. */
export function trustedOrigins(): string[] {
  const url = new URL(settings().publicUrl)
  if (!loopback.includes(url.hostname)) return [url.origin]
  return loopback.map((name) => `${url.protocol}//${name}${url.port ? `:${url.port}` : ''}`)
}
