import { rmSync } from 'node:fs'

import { rememberDatabase } from '../audit/knownDatabase.js'
import { savedHeadIn } from '../audit/verifyChainAtStart.js'
import type { Environment } from '../config/environment.js'
import { MongoTarget } from './database/MongoTarget.js'
import type { RestoreTarget } from './database/RestoreTarget.js'
import { SqliteTarget } from './database/SqliteTarget.js'
import { MediaStage } from './MediaStage.js'

type Places = Pick<Environment, 'databaseUri' | 'dataDirectory' | 'mediaDirectory'>

export const openTarget = ({ databaseUri, dataDirectory }: Places): Promise<RestoreTarget> =>
  databaseUri.startsWith('file:')
    ? Promise.resolve(new SqliteTarget(databaseUri))
    : MongoTarget.connect(databaseUri, dataDirectory)

/**
 * Ends a restore that was cut off, before a start or another restore: completes it when its database was in place,
 * takes all of it back otherwise.
 * @throws BackupError `restoreUnderWay` while another process is at it
 */
export async function finishRestore(environment: Places): Promise<'completed' | 'undone' | undefined> {
  const target = await openTarget(environment)
  try {
    return await finish(target, environment)
  } finally {
    await target.close()
  }
}

/** The same for a target that is open. */
export async function finish(target: RestoreTarget, environment: Places): Promise<'completed' | 'undone' | undefined> {
  const stage = new MediaStage(environment.mediaDirectory)
  const state = await target.interrupted()
  if (state === 'committed' && stage.isReady()) {
    await complete(stage, environment)
    return 'completed'
  }
  if (state !== 'underWay' && !stage.isUnderWay()) return undefined
  await target.undo()
  await stage.remove()
  return 'undone'
}

/** The steps that follow the commit of the database. Each can be repeated. */
export async function complete(stage: MediaStage, { dataDirectory }: Places): Promise<void> {
  const firstEvent = await stage.place()
  rememberDatabase(dataDirectory, firstEvent)
  // It speaks of what was here before, and would call a chain cut off that is whole.
  rmSync(savedHeadIn(dataDirectory), { force: true })
  await stage.remove()
}
