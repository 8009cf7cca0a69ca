import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Migration } from 'payload'

import { pendingMigrations } from '../../../src/database/migrations/appliedMigrations.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('Migrations', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  const migration = (name: string, up: () => Promise<unknown>): Migration => ({
    name,
    up: async () => void (await up()),
    down: () => Promise.resolve(),
  })
  const createTopic = (name: string) => dashiji.payload.create({ collection: 'topics', data: { name } })
  const recordedMigrations = async () =>
    (await dashiji.payload.find({ collection: 'payload-migrations', pagination: false, sort: 'batch' })).docs

  it('that fail store nothing, are not recorded as run, are named in the error and stop the following ones', async () => {
    const before = (await recordedMigrations()).length
    const failing = dashiji.payload.db.migrate({
      migrations: [
        migration('one', () => createTopic('one')),
        migration('two', async () => {
          await createTopic('two')
          throw new Error('a reason\nwith more lines')
        }),
        migration('three', () => createTopic('three')),
      ],
    })
    await expect(failing).rejects.toMatchObject({
      code: 'migrationFailed',
      message: expect.stringMatching(/^[^\n]*two[^\n]*a reason[^\n]*$/),
    })

    expect((await recordedMigrations()).slice(before).map(({ name }) => name)).toEqual(['one'])
    const { docs } = await dashiji.payload.find({ collection: 'topics', pagination: false })
    expect(docs.map(({ name }) => name)).toEqual(['one'])
  })

  it('are one batch each, so that going down undoes one', async () => {
    const batches = (await recordedMigrations()).map(({ batch }) => batch)
    expect(new Set(batches).size).toBe(batches.length)
  })

  it('that have not run are named', async () => {
    const pending = await pendingMigrations(dashiji.payload)
    expect(pending.length).toBeGreaterThan(0)
    for (const name of pending) expect(name).toContain('import')
  })

  it('can go all the way down and up again', async () => {
    const { payload } = dashiji
    await payload.delete({ collection: 'payload-migrations', where: { name: { equals: 'one' } } })
    await payload.db.migrateReset()
    if (dashiji.database === 'sqlite') await expect(payload.count({ collection: 'topics' })).rejects.toThrow()
    const { readMigrationFiles } = await import('payload')
    await payload.db.migrate({
      migrations: (await readMigrationFiles({ payload })).filter(({ name }) => !name.includes('import')),
    })
    expect((await payload.count({ collection: 'roles' })).totalDocs).toBe(5)
  })
})
