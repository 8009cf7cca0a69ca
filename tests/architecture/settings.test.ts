import { describe, expect, it } from '@jest/globals'

import { readEnvironment } from '../../src/config/environment.js'
import { read } from './projectFiles.js'

/** The settings that the program asks the environment for, found by watching it ask. */
function requestedSettings(): string[] {
  const requested = new Set<string>()
  const noteName = (name: string | symbol) =>
    void (typeof name === 'string' && /^[A-Z][A-Z_0-9]+$/.test(name) && requested.add(name))
  readEnvironment(
    new Proxy({}, { get: (_target, name) => noteName(name), has: (_target, name) => (noteName(name), false) }),
  )
  return [...requested].sort()
}

const contractSettings = [
  'PORT',
  'HOST',
  'DATABASE_URI',
  'DATA_DIR',
  'MEDIA_DIR',
  'PAYLOAD_SECRET',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'IMPORT_AS',
  'PUBLIC_URL',
  'TRUST_PROXY',
]
const namesIn = (file: string, pattern: RegExp): string[] =>
  [...new Set([...read(file).matchAll(pattern)].map((match) => match[1]!))].sort()

describe('the settings', () => {
  it('include those of the contract', () => {
    expect(requestedSettings()).toEqual(expect.arrayContaining(contractSettings))
  })

  it('stand in .env.example, each one and no other', () => {
    expect(namesIn('.env.example', /^#? ?([A-Z][A-Z_0-9]+)=/gm)).toEqual(requestedSettings())
  })

  it('stand in the table of docs/operations.md, each one and no other', () => {
    expect(namesIn('docs/operations.md', /^\| `([A-Z][A-Z_0-9]+)` +\|/gm)).toEqual(requestedSettings())
  })
})

it('the example of settings is one that the program takes, as it stands and with every line switched on', () => {
  const lines = (text: string) =>
    Object.fromEntries([...text.matchAll(/^([A-Z_0-9]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]))
  const text = read('.env.example')
  expect(() => readEnvironment(lines(text))).not.toThrow()
  expect(() => readEnvironment(lines(text.replace(/^# ?(?=[A-Z_0-9]+=)/gm, '')))).not.toThrow()
})
