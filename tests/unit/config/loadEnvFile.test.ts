import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { loadEnvFile } from '../../../src/config/loadEnvFile.js'

let folder: string
const before = process.cwd()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dashiji-env-'))
  process.chdir(folder)
})
afterEach(() => {
  process.chdir(before)
  rmSync(folder, { recursive: true })
  delete process.env.DASHIJI_TEST_SETTING
})

it('takes settings from the file .env', () => {
  writeFileSync('.env', 'DASHIJI_TEST_SETTING=from the file\n')
  loadEnvFile()
  expect(process.env.DASHIJI_TEST_SETTING).toBe('from the file')
})

it('leaves alone what the environment says already', () => {
  process.env.DASHIJI_TEST_SETTING = 'from outside'
  writeFileSync('.env', 'DASHIJI_TEST_SETTING=from the file\n')
  loadEnvFile()
  expect(process.env.DASHIJI_TEST_SETTING).toBe('from outside')
})

it('does without the file', () => {
  expect(loadEnvFile).not.toThrow()
})

it('does not pass over one that cannot be read', () => {
  mkdirSync('.env')
  expect(loadEnvFile).toThrow()
})
