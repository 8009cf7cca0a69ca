import type { Engine } from '../transactions/Engine.js'
import { readServerInfo } from './readServerInfo.js'
import { UndoLog } from './undoLog/UndoLog.js'
import { UndoLogEngine } from './undoLog/UndoLogEngine.js'
import { undoInterrupted } from './undoLog/undoInterrupted.js'
import type { MongoAdapter } from './MongoAdapter.js'
import { SessionEngine } from './SessionEngine.js'

const retryDelayMs = 61_000

/** Decides, once connected, how units of writes are kept whole on this server; undoes what a crash left behind. */
export async function chooseEngine(adapter: MongoAdapter): Promise<Engine> {
  const client = adapter.connection.getClient()
  const { hasTransactions } = await readServerInfo(client.db('admin'))
  const undoLog = new UndoLog(client.db(adapter.connection.name) as never)
  const engine = hasTransactions ? new SessionEngine(adapter) : new UndoLogEngine(adapter, undoLog)
  // Also with transactions: the data may come from a server that had none.
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
  const { undone, remaining } = await undoInterrupted(undoLog)
  if (undone > 0)
    engine.warn(
      `上次运行中断时未完成的 ${undone} 次写入已撤销。 Undid ${undone} unfinished write(s) of a run that was cut short.`,
    )
  return { remaining }
}
