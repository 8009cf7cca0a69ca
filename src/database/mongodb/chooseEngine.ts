import type { Engine } from '../units/Engine.js'
import { askServer } from './askServer.js'
import { Journal } from './journal/Journal.js'
import { JournalEngine } from './journal/JournalEngine.js'
import { undoInterrupted } from './journal/undoInterrupted.js'
import type { MongoAdapter } from './MongoAdapter.js'
import { SessionEngine } from './SessionEngine.js'

const laterMs = 61_000

/** Decides, once connected, how units of writes are kept whole on this server; undoes what a crash left behind. */
export async function chooseEngine(adapter: MongoAdapter): Promise<Engine> {
  const client = adapter.connection.getClient()
  const { hasTransactions } = await askServer(client.db('admin'))
  const journal = new Journal(client.db(adapter.connection.name) as never)
  const engine = hasTransactions ? new SessionEngine(adapter) : new JournalEngine(adapter, journal)
  // Also with transactions: the data may come from a server that had none.
  await journal.prepare()
  const { left } = await recover(engine, journal)
  if (left > 0)
    setTimeout(
      () => void recover(engine, journal).catch((error: unknown) => engine.warn(String(error))),
      laterMs,
    ).unref()
  return engine
}

async function recover(engine: Engine, journal: Journal): Promise<{ left: number }> {
  const { undone, left } = await undoInterrupted(journal)
  if (undone > 0)
    engine.warn(
      `上次运行中断时未完成的 ${undone} 次写入已撤销。 Undid ${undone} unfinished write(s) of a run that was cut short.`,
    )
  return { left }
}
