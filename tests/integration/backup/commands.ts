import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { databaseUri, dropDatabase } from '../../support/mongodb/mongoServer.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

/** The settings of one place to keep data in. */
export type Place = { DATABASE_URI: string; DATA_DIR: string; MEDIA_DIR: string; PAYLOAD_SECRET?: string }

const testSecret = 'a secret for tests only, 32 characters'
const mongoServer = process.env.DASHIJI_TEST_MONGODB ?? ''

/** An empty database and empty folders below a folder; see `dropPlace`. */
export function emptyPlace(folder: string, name = randomBytes(4).toString('hex')): Place {
  const base = join(folder, name)
  mkdirSync(base, { recursive: true })
  const uri =
    DASHIJI_DATABASE === 'sqlite'
      ? `file:${join(base, 'somewhere', 'else.db')}`
      : databaseUri(mongoServer, `dashiji_test_backup_${name}_${process.pid}`)
  return {
    DATABASE_URI: uri,
    DATA_DIR: join(base, 'data'),
    MEDIA_DIR: join(base, 'images'),
    PAYLOAD_SECRET: testSecret,
  }
}

/** Deletes the database of a place where a server keeps it; folders go with the folder that they are in. */
export async function dropPlace({ DATABASE_URI: uri }: Place): Promise<void> {
  if (uri.startsWith('mongodb')) await dropDatabase(mongoServer, new URL(uri).pathname.slice(1))
}

/** The place that the settings of this process name. */
export const currentPlace = (): Place => ({
  DATABASE_URI: process.env.DATABASE_URI!,
  DATA_DIR: process.env.DATA_DIR!,
  MEDIA_DIR: process.env.MEDIA_DIR!,
  PAYLOAD_SECRET: testSecret,
})

export type Ran = { status: number | null; stdout: string; stderr: string }

/** Runs `npm run backup` or `npm run restore` in a process of its own. */
export function runCommand(command: 'backup' | 'restore', place: Place, ...args: string[]): Promise<Ran> {
  const child = startProgram(`src/cli/${command}.ts`, place, ...args)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (text) => (stdout += String(text)))
  child.stderr.on('data', (text) => (stderr += String(text)))
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })))
}

/** Starts a TypeScript program with a place as its settings. */
export function startProgram(program: string, place: Place, ...args: string[]) {
  return spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_OPTIONS: '--conditions=production',
      NODE_ENV: 'production',
      LC_ALL: 'en_GB.UTF-8',
      DISABLE_PAYLOAD_HMR: 'true',
      PUBLIC_URL: 'http://localhost:3000',
      ...place,
    },
  })
}
