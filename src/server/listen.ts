import { createServer, type Server } from 'node:http'

import type { Environment } from '../config/environment.js'
import { StartError } from './StartError.js'

/**
 * Listens on the configured host and port.
 * @throws StartError `portTaken`, `portForbidden` or `hostUnknown`
 */
export async function listen(server: Server, { port, host }: Environment): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toStartError(error, { port, host })))
    server.listen(port, host, resolve)
  })
}

/** Fails early when the port is taken, before the long work of a first start. Throws like `listen`. */
export async function requireFreePort(environment: Environment): Promise<void> {
  const probe = createServer()
  await listen(probe, environment)
  await new Promise((resolve) => probe.close(resolve))
}

function toStartError(error: NodeJS.ErrnoException, { port, host }: Pick<Environment, 'port' | 'host'>): Error {
  if (error.code === 'EADDRINUSE') return new StartError('portTaken', { port })
  if (error.code === 'EACCES') return new StartError('portForbidden', { port })
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new StartError('hostUnknown', { host })
  return error
}
