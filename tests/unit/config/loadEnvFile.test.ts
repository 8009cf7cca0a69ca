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

it('Settings are read from the file .env', () => {
  writeFileSync('.env', 'DASHIJI_TEST_SETTING=from the file\n')
  loadEnvFile()
  expect(process.env.DASHIJI_TEST_SETTING).toBe('from the file')
})

it('The file .env does not replace settings of the environment', () => {
  process.env.DASHIJI_TEST_SETTING = 'from outside'
  writeFileSync('.env', 'DASHIJI_TEST_SETTING=from the file\n')
  loadEnvFile()
  expect(process.env.DASHIJI_TEST_SETTING).toBe('from outside')
})

it('The file .env may be missing', () => {
  expect(loadEnvFile).not.toThrow()
})

it('A file .env that cannot be read is an error', () => {
  mkdirSync('.env')
  expect(loadEnvFile).toThrow()
})
