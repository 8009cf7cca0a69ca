import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import type { Express } from 'express'
import type { Payload } from 'payload'

import type { Transitions } from '../../src/workflow/policy/Transition.js'
import { databaseUri, dropDatabase } from './mongodb/mongoServer.js'
import { quickPasswords } from './quickPasswords.js'
import { temporaryFolder } from './temporaryFolder.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb' | undefined

export type Dashiji = {
  payload: Payload
  /** The whole HTTP application without the admin's pages; give it to supertest. */
  app: Express
  database: 'sqlite' | 'mongodb'
  /** A folder of this test file's own; data and media lie in it. */
  directory: string
  stop(): Promise<void>
}

type Options = {
  /** Whether the two source documents are imported; without, the database holds the starting roles only. */
  content?: boolean
  /** Settings beside those that a test always has. */
  env?: Record<string, string>
  /** The rows of another policy of the workflow; without, those of `definition.ts`. */
  transitions?: Transitions
}

/** Starts Dashiji for one test file on a database and in folders of its own. Call `stop` in `afterAll`. */
export async function startDashiji({ content = false, env = {}, transitions }: Options = {}): Promise<Dashiji> {
  const database = typeof DASHIJI_DATABASE === 'undefined' ? 'sqlite' : DASHIJI_DATABASE
  const directory = mkdtempSync(join(temporaryFolder(), 'dashiji-test-'))
  const name = `dashiji_test_${process.env.JEST_WORKER_ID ?? '1'}_${randomBytes(4).toString('hex')}`
  const server = process.env.DASHIJI_TEST_MONGODB
  if (database === 'mongodb' && !server) throw new Error('No MongoDB to test with: run `npm test`, which starts one.')

  Object.assign(process.env, {
    DATABASE_URI: database === 'sqlite' ? `file:${join(directory, 'dashiji.db')}` : databaseUri(server!, name),
    DATA_DIR: join(directory, 'data'),
    MEDIA_DIR: join(directory, 'media'),
    PAYLOAD_SECRET: 'a secret for tests only, 32 characters',
    PUBLIC_URL: 'http://localhost:3000',
    ...env,
  })
  const hashAsUsual = quickPasswords()
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config.js')
  const { createWorkflow } = await import('../../src/workflow/createWorkflow.js')
  const { createApp } = await import('../../src/server/createApp.js')
  const standard = await config
  // The workflow takes its policy from the configuration, so a test can start with one of its own.
  const withPolicy = transitions && { custom: { ...standard.custom, workflow: createWorkflow(transitions) } }
  const payload = await getPayload({ config: withPolicy ? { ...standard, ...withPolicy } : standard })
  await migrate(payload, content)

  return {
    payload,
    app: createApp({ payload }),
    database,
    directory,
    async stop() {
      await payload.destroy()
      hashAsUsual()
      if (database === 'mongodb') await dropDatabase(server!, name)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function migrate(payload: Payload, content: boolean): Promise<void> {
  const { readMigrationFiles } = await import('payload')
  const migrations = await readMigrationFiles({ payload })
  await payload.db.migrate({
    migrations: content ? migrations : migrations.filter(({ name }) => !name.includes('import')),
  })
}
