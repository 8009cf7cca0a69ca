import type { ClientSession } from 'mongoose'

import type { Engine } from '../transactions/Engine.js'
import { classifyMongoError, hasLabel } from './classifyMongoError.js'
import type { MongoAdapter } from './MongoAdapter.js'

const maxCommitAttempts = 5

/**
 * MongoDB's own transactions. They have no savepoints, so a nested failure fails the whole transaction. Payload's own
 * use of them is replaced: it is switched off silently when the address does not name the replica set.
 */
export class SessionEngine implements Engine {
  /**
   * Every audited write appends to one chain, so that concurrent transactions would usually conflict. Those of this
   * process wait for each other; one that loses against another process fails with a transient error.
   */
  readonly isSerial = true
  readonly hasAtomicDocumentWrites = true
  readonly classifyError = classifyMongoError

  constructor(private readonly adapter: Pick<MongoAdapter, 'connection' | 'payload' | 'sessions'>) {}

  async begin(id: string): Promise<void> {
    const session = await this.adapter.connection.startSession()
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } })
    this.adapter.sessions[id] = session
  }

  async commit(id: string): Promise<void> {
    const session = this.adapter.sessions[id]
    if (!session) return
    await commitWithRetry(session)
    delete this.adapter.sessions[id]
    await session.endSession()
  }

  async rollback(id: string): Promise<void> {
    const session = this.adapter.sessions[id]
    delete this.adapter.sessions[id]
    if (session?.inTransaction()) await session.abortTransaction()
    await session?.endSession()
  }

  warn(line: string): void {
    this.adapter.payload.logger.warn(line)
  }
}

// When the answer to a commit is lost, the commit may be sent again; the server commits once.
async function commitWithRetry(session: ClientSession): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session.commitTransaction()
      return
    } catch (error) {
      if (attempt === maxCommitAttempts || !hasLabel(error, 'UnknownTransactionCommitResult')) throw error
    }
  }
}
