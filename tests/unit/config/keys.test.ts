import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { deriveKey, secret } from '../../../src/config/keys.js'
import { settings } from '../../../src/config/settings.js'

const before = { ...process.env }
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dashiji-keys-'))
  process.env.DATA_DIR = folder
  delete process.env.PAYLOAD_SECRET
})
afterEach(() => {
  process.env = { ...before }
  rmSync(folder, { recursive: true, force: true })
})

describe('The secret', () => {
  it('is made on first use, in a file that only its owner can read, and is the same from then on', () => {
    const made = secret()
    expect(made).toMatch(/^[\da-f]{64}$/)
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(made)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['secret'])
    expect(secret()).toBe(made)
  })

  it('is the same for processes that start together', async () => {
    const program = "import('./src/config/keys.ts').then(({ secret }) => process.stdout.write(secret()))"
    const startOne = () =>
      new Promise<string>((done) => {
        const child = spawn(process.execPath, ['--import', 'tsx', '--eval', program], { env: process.env })
        let output = ''
        child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
        child.on('close', () => done(output))
      })
    const secrets = await Promise.all([startOne(), startOne(), startOne()])
    expect(new Set(secrets)).toEqual(new Set([secret()]))
  })

  it('is never empty: an empty file ends the start with a line that names it', () => {
    writeFileSync(join(folder, 'secret'), '\n')
    expect(() => secret()).toThrow(join(folder, 'secret'))
  })

  it('is taken from the setting, also when that changes, and so are the keys', () => {
    process.env.PAYLOAD_SECRET = 'the first of two secrets'
    const first = deriveKey('dashiji/test')
    expect(deriveKey('dashiji/test')).toEqual(first)
    expect(deriveKey('dashiji/other')).not.toEqual(first)
    process.env.PAYLOAD_SECRET = 'the second of two secrets'
    expect(secret()).toBe('the second of two secrets')
    expect(deriveKey('dashiji/test')).not.toEqual(first)
    process.env.PAYLOAD_SECRET = 'the first of two secrets'
    expect(deriveKey('dashiji/test')).toEqual(first)
  })
})

it('The settings follow the environment, and are validated anew only when it changes', () => {
  process.env.PORT = '4001'
  const first = settings()
  expect(settings()).toBe(first)
  process.env.PORT = '4002'
  expect([first.port, settings().port]).toEqual([4001, 4002])
  process.env.PORT = 'x'
  expect(() => settings()).toThrow('PORT')
})
