import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  readMigrationFiles,
  type Payload,
} from 'payload'

/** Runs one direction of a content migration as Payload does: in a transaction of its own. */
export async function runMigration(payload: Payload, name: string, direction: 'up' | 'down'): Promise<void> {
  const found = (await readMigrationFiles({ payload })).find((each) => each.name.endsWith(name))
  if (!found) throw new Error(`No migration ${name}`)
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    await found[direction]({ payload, req } as never)
    await commitTransaction(req)
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}
