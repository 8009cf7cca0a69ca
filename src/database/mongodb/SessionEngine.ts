import type { ClientSession } from 'mongoose'

import type { Engine } from '../transactions/Engine.js'
import { classifyMongoError, hasLabel } from './classifyMongoError.js'
import type { MongoAdapter } from './MongoAdapter.js'

const maxCommitAttempts = 5

/**
 * Units of writes as MongoDB's transactions, one at a time. They cannot undo a part: a failed part undoes the whole.
 * Payload's own switch themselves off, without a word, when the address does not name the replica set.
 */
export class SessionEngine implements Engine {
  /**
   * Every audited write appends to one chain, so two at once would as a rule collide: within this process units take turns.
   * Between processes the loser of such a race gets an error that passes.
   */
  readonly isSerial = true
  readonly hasAtomicDocumentWrites = true
  readonly classifyError = classifyMongoError

  constructor(private readonly adapter: MongoAdapter) {}

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

// When the answer to a commit is lost it may be asked for again; the server stores the transaction once.
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
