import { readMigrationFiles, type BaseDatabaseAdapter, type Migration } from 'payload'

import { inCommand } from './inCommand.js'
import { MigrationError } from './MigrationError.js'
import type { MigrationStore } from './MigrationStore.js'
import { migrationsRun, type MigrationRun } from './migrationsRun.js'
import { runMigration } from './runMigration.js'

type Methods = Pick<BaseDatabaseAdapter, 'migrate' | 'migrateDown' | 'migrateReset' | 'migrateRefresh' | 'migrateFresh'>

/**
 * The adapter's methods that run migrations, for the commands `payload migrate…` and for the start alike. Each migration is
 * a batch of its own, so that `migrate:down` takes back exactly the last one; one that fails leaves nothing and ends the rest.
 */
export function migrations(store: MigrationStore): Methods {
  const files = () => readMigrationFiles({ payload: store.adapter.payload })

  const up = async (given?: Migration[]): Promise<void> => {
    const run = await migrationsRun(store)
    let batch = run[0]?.batch ?? 0
    let ran = false
    for (const migration of given ?? (await files())) {
      if (run.some(({ name }) => name === migration.name)) continue
      batch += 1
      await runMigration(store, migration, 'up', async (req) => {
        await store.adapter.payload.create({
          collection: 'payload-migrations',
          data: { name: migration.name, batch },
          req,
        })
      })
      ran = true
    }
    if (ran) await store.afterwards()
  }

  const down = async ({ id, name }: MigrationRun): Promise<void> => {
    const migration = (await files()).find((file) => file.name === name)
    if (!migration) throw new MigrationError(name, new Error(`there is no such file in ${store.adapter.migrationDir}`))
    await runMigration(store, migration, 'down', async (req) => {
      // Taking back the first migration removes the place where it was noted.
      if (await store.hasNotes()) await store.adapter.payload.delete({ collection: 'payload-migrations', id, req })
    })
  }

  const downAll = async (): Promise<void> => {
    for (const run of await migrationsRun(store)) await down(run)
  }

  return {
    migrate: (args) => inCommand(() => up(args?.migrations)),
    migrateDown: () =>
      inCommand(async () => {
        const [last] = await migrationsRun(store)
        if (last) await down(last)
        else store.adapter.payload.logger.info('没有可回退的迁移。 There is no migration to take back.')
      }),
    migrateReset: () => inCommand(downAll),
    migrateRefresh: () =>
      inCommand(async () => {
        await downAll()
        await up()
      }),
    migrateFresh: ({ forceAcceptWarning }) =>
      inCommand(async () => {
        if (!forceAcceptWarning)
          throw new Error(
            '这会删除全部数据；确定请加 --force-accept-warning / This deletes all data; add --force-accept-warning if you mean it',
          )
        await store.empty()
        await up()
      }),
  }
}
