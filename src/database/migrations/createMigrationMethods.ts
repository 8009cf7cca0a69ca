import { readMigrationFiles, type BaseDatabaseAdapter, type Migration } from 'payload'

import { DatabaseError } from '../DatabaseError.js'
import { appliedMigrations, type AppliedMigration } from './appliedMigrations.js'
import type { MigrationStore } from './MigrationStore.js'
import { isGenerated, MigrationError, runMigration } from './runMigration.js'
import { runMigrationCommand } from './runMigrationCommand.js'

type Methods = Pick<BaseDatabaseAdapter, 'migrate' | 'migrateDown' | 'migrateReset' | 'migrateRefresh' | 'migrateFresh'>

/**
 * The adapter's methods that run migrations, for the commands `payload migrate…` and for the start. Each migration is a
 * batch of its own, so that `migrate:down` reverts exactly the last one. When one fails, nothing of it is stored and
 * none follows.
 */
export function createMigrationMethods(store: MigrationStore): Methods {
  const readFiles = () => readMigrationFiles({ payload: store.adapter.payload })

  const up = async (selected?: Migration[]): Promise<void> => {
    const applied = await appliedMigrations(store)
    let batch = applied[0]?.batch ?? 0
    let hasApplied = false
    for (const migration of schemaFirst(store, selected ?? (await readFiles()))) {
      if (applied.some(({ name }) => name === migration.name)) continue
      batch += 1
      await runMigration(store, migration, 'up', async (req) => {
        await store.adapter.payload.create({
          collection: 'payload-migrations',
          data: { name: migration.name, batch },
          req,
        })
      })
      hasApplied = true
    }
    if (hasApplied) await store.afterMigrations()
  }

  const down = async ({ id, name }: AppliedMigration): Promise<void> => {
    const migration = (await readFiles()).find((file) => file.name === name)
    if (!migration) throw new MigrationError(name, new Error(`there is no such file in ${store.adapter.migrationDir}`))
    await runMigration(store, migration, 'down', async (req) => {
      // Reverting the first migration drops this table.
      if (await store.hasMigrationTable())
        await store.adapter.payload.delete({ collection: 'payload-migrations', id, req })
    })
  }

  const downAll = async (): Promise<void> => {
    for (const applied of await appliedMigrations(store)) await down(applied)
  }

  return {
    migrate: (args) => runMigrationCommand(() => up(args?.migrations)),
    migrateDown: () =>
      runMigrationCommand(async () => {
        const [last] = await appliedMigrations(store)
        if (last) await down(last)
        else store.adapter.payload.logger.info('没有可回退的迁移。 There is no migration to roll back.')
      }),
    migrateReset: () => runMigrationCommand(downAll),
    migrateRefresh: () =>
      runMigrationCommand(async () => {
        await downAll()
        await up()
      }),
    migrateFresh: ({ forceAcceptWarning }) =>
      runMigrationCommand(async () => {
        if (!forceAcceptWarning) throw new DatabaseError('freshNotConfirmed')
        await store.emptyDatabase()
        await up()
      }),
  }
}

/**
 * Puts migrations of the schema before those of content. Content is written through Payload, which needs every table
 * and column of the current configuration, also those of migrations that were generated later.
 */
function schemaFirst({ adapter }: MigrationStore, migrations: readonly Migration[]): Migration[] {
  const isSchema = ({ name }: Migration) => isGenerated(adapter.migrationDir, name)
  return [...migrations.filter(isSchema), ...migrations.filter((migration) => !isSchema(migration))]
}
