import { placeOf, requireDatabaseFile, requireSameDatabase } from '../audit/requireKnownDatabase.js'
import type { Environment } from '../config/environment.js'
import { checkDatabase } from '../database/checkDatabase.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { finishRestore } from './finishRestore.js'

const interruptedRestore = {
  completed: bilingual('已完成上次中断的恢复。', 'A restore that was cut off has been completed.'),
  undone: bilingual(
    '上次的恢复中断了，已全部撤回；需要时请先停止，再执行一次 npm run restore。',
    'A restore was cut off and has been taken back whole; to have it, stop and run npm run restore again.',
  ),
} as const

/**
 * Makes sure, before Payload opens the database, that it can be used, that no restore is half done, and that it is the
 * one that the data directory belongs to.
 * @returns lines for whoever starts the program
 * @throws DatabaseError, BackupError; nothing was created then
 */
export async function prepareDatabase(environment: Environment): Promise<readonly Bilingual[]> {
  requireDatabaseFile(environment)
  const { notes } = await checkDatabase(environment)
  const restore = await finishRestore(environment)
  const { isNew } = await requireSameDatabase(environment)
  return [...notes, ...(restore ? [interruptedRestore[restore]] : []), ...(isNew ? [newDatabase(environment)] : [])]
}

const newDatabase = ({ databaseUri }: Environment): Bilingual =>
  bilingual(
    `数据库 ${placeOf(databaseUri)} 是空的，现在新建。`,
    `The database ${placeOf(databaseUri)} is empty: a new one is made.`,
  )
