/**
 * Entry of `npm start`: runs the built server, and builds it first when the sources have changed. Plain JavaScript,
 * since a TypeScript loader would process every file of every package and add more than a second to each start.
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { isBuilt, serverBundle } from './fingerprint.mjs'

/**
 * Stops when npm has ended. npm signals the shell in between, which exits without forwarding the signal; without this
 * the server would keep running as an orphan.
 */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** @returns {Promise<number>} the exit status of the build */
function build() {
  const child = spawn(process.execPath, ['--conditions=production', '--import', 'tsx', 'src/server/build.ts'], {
    stdio: 'inherit',
  })
  const pass = () => child.kill()
  process.once('SIGTERM', pass)
  process.once('SIGINT', pass)
  return new Promise((done) => {
    child.on('error', () => done(1))
    child.on('close', (status) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', pass)
      done(status ?? 130)
    })
  })
}

stopWithNpm()
if (!isBuilt()) {
  const status = await build()
  if (status !== 0) process.exit(status)
}
await import(pathToFileURL(resolve(serverBundle)).href)
