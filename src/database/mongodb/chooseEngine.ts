import type { Engine } from '../transactions/Engine.js'
import type { MongoAdapter } from './MongoAdapter.js'
import { readServerInfo } from './readServerInfo.js'
import { SessionEngine } from './SessionEngine.js'
import { undoInterrupted } from './undoLog/undoInterrupted.js'
import { UndoLog } from './undoLog/UndoLog.js'
import { UndoLogEngine } from './undoLog/UndoLogEngine.js'

const retryDelayMs = 61_000

/**
 * Chooses, once connected, the engine for what the server can do, and undoes the transactions that a crash left open.
 */
export async function chooseEngine(adapter: MongoAdapter): Promise<Engine> {
  const client = adapter.connection.getClient()
  const { hasTransactions } = await readServerInfo(client.db('admin'))
  const undoLog = new UndoLog(client.db(adapter.connection.name))
  const engine = hasTransactions ? new SessionEngine(adapter) : new UndoLogEngine(adapter, undoLog)
  // Also on a server with transactions: its data may have been copied from one without.
  await undoLog.prepare()
  const { remaining } = await recover(engine, undoLog)
  if (remaining > 0)
    setTimeout(
      () => void recover(engine, undoLog).catch((error: unknown) => engine.warn(String(error))),
      retryDelayMs,
    ).unref()
  return engine
}

async function recover(engine: Engine, undoLog: UndoLog): Promise<{ remaining: number }> {
  const { rolledBack, remaining } = await undoInterrupted(undoLog)
  if (rolledBack > 0)
    engine.warn(
      `已回滚上次运行中断时未完成的 ${rolledBack} 个事务。 Rolled back ${rolledBack} transaction(s) that an interrupted run left open.`,
    )
  return { remaining }
}
