/**
 * What `npm start` runs: the built server, after building it when the sources have changed. Plain JavaScript, since a
 * TypeScript loader would go over every file of every package and make each start more than a second longer.
 */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { isBuilt, serverBundle } from './fingerprint.mjs'

/** npm passes a signal to the shell between it and us, which ends without passing it on and would leave us behind. */
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
