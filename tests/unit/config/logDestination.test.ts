import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'

import { expect, it } from '@jest/globals'

import { logDestination } from '../../../src/config/logDestination.js'

const errorOf = (code: string): Error => Object.assign(new Error(code), { code })

it('The log drops lines while the disk is full, and says afterwards how many', () => {
  let room = 10
  let stored = ''
  const destination = logDestination(2, (_fd, data) => {
    if (room === 0) throw errorOf('ENOSPC')
    const written = Math.min(room, data.length)
    room -= written
    stored += data.subarray(0, written).toString()
    return written
  })
  for (const line of ['{"n":1}\n', '{"n":2}\n', '{"n":3}\n', '{"n":4}\n']) destination.write(line)
  expect(stored).toBe('{"n":1}\n{"')
  room = Infinity
  destination.write('{"n":5}\n')
  const [first, broken, note, last] = stored.split('\n')
  expect([first, broken, last]).toEqual(['{"n":1}', '{"', '{"n":5}'])
  expect(JSON.parse(note!)).toMatchObject({ dropped: 3 })
})

it('The log waits a moment for a pipe that is full, and then drops the line', () => {
  let calls = 0
  const destination = logDestination(2, () => {
    calls += 1
    throw errorOf('EAGAIN')
  })
  destination.write('line\n')
  expect(calls).toBeLessThan(20)
})

it('A process whose standard error is full goes on, whatever writes to it', async () => {
  const program = `
    process.env.NODE_ENV = 'production'
    const { surviveLostOutput } = await import('./src/config/logDestination.ts')
    surviveLostOutput()
    const { logger } = await import('./src/config/logger.ts')
    process.on('uncaughtException', (error) => { process.stdout.write('uncaught '); logger.error(error); console.error(error) })
    for (let n = 0; n < 100; n += 1) { logger.info('line'); console.error('line'); process.stderr.write('line') }
    setTimeout(() => process.stdout.write('alive'), 50)
  `
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')],
  })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await new Promise((done) => child.on('close', done))
  expect(output).toBe('alive')
})
