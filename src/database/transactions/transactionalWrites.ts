import { isolateObjectProperty, type BaseDatabaseAdapter, type DatabaseAdapter, type PayloadRequest } from 'payload'

import { writeMethodNames, writeMethods, type AnyWrite, type WriteArgs } from '../writeMethods.js'
import { copyPlain } from './copyPlain.js'
import type { Engine } from './Engine.js'
import type { Transaction } from './Transaction.js'
import type { TransactionManager, WriteOrigin } from './TransactionManager.js'

declare module 'payload' {
  interface DatabaseAdapter {
    /** See `leaveTurn`. */
    suspendTransaction?: (id: string, recheck: () => Promise<void>) => Promise<boolean>
    /** See `takeTurn`. */
    resumeTransaction?: (id: string) => Promise<void>
  }
}

type TransactionMethods = Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'> &
  Pick<DatabaseAdapter, 'suspendTransaction' | 'resumeTransaction'>

/**
 * Replaces an adapter's write methods and its three transaction methods, so that every write is made in a transaction
 * of `transactions`. Changes the adapter in place, since its own methods call each other through `this`.
 * @param getEngine the engine to write with; called at each write, since MongoDB's is chosen after connecting
 */
export function transactionalWrites<T extends BaseDatabaseAdapter>(
  adapter: T,
  getEngine: () => Engine,
  transactions: TransactionManager,
): T {
  for (const method of writeMethodNames) {
    const original: AnyWrite = (adapter as BaseDatabaseAdapter)[method]
    const write = async (args: WriteArgs): Promise<unknown> => {
      const engine = getEngine()
      const isAtomicWrite = engine.hasAtomicDocumentWrites && writeMethods[method] === 'one'
      const work = async (transaction: Transaction) => {
        const joinedArgs = joinTransaction(transaction, args)
        return original.call(
          adapter,
          engine.prepareWrite && !transaction.root.isAtomicWrite
            ? await engine.prepareWrite(transaction.root.id, method, joinedArgs)
            : joinedArgs,
        )
      }
      return transactions.write(engine, await writeOriginOf(args.req), isAtomicWrite, work)
    }
    Object.assign(adapter, { [method]: write })
  }
  return Object.assign(adapter, createTransactionMethods(adapter, getEngine, transactions))
}

function createTransactionMethods(
  adapter: BaseDatabaseAdapter,
  getEngine: () => Engine,
  transactions: TransactionManager,
): TransactionMethods {
  const sessions = (adapter.sessions ??= {})
  const endTransaction = (transactionId: unknown, end: (id: string | undefined) => Promise<void>): Promise<void> => {
    if (transactionId instanceof Promise) return transactionId.then((id: unknown) => endTransaction(id, end))
    const id = typeof transactionId === 'string' ? transactionId : undefined
    return end(id).finally(() => id !== undefined && delete sessions[id])
  }
  return {
    beginTransaction: (options) =>
      transactions.begin(getEngine(), options).then(({ id, root }) => {
        // Payload's reads look up the session by the id that they were given, also by that of a savepoint.
        const session = sessions[root.id]
        if (session) sessions[id] = session
        return id
      }),
    commitTransaction: (transactionId) => endTransaction(transactionId, (id) => transactions.commit(id)),
    rollbackTransaction: (transactionId) => endTransaction(transactionId, (id) => transactions.rollback(id)),
    suspendTransaction: (id, recheck) => transactions.suspend(id, recheck),
    resumeTransaction: (id) => transactions.resume(id),
  }
}

async function writeOriginOf(req: Partial<PayloadRequest> | undefined): Promise<WriteOrigin> {
  const id = await req?.transactionID
  return { transactionId: typeof id === 'string' ? id : undefined, hasRequest: req !== undefined }
}

// The data is copied, since the adapters change it on its way to the database and a retry needs it as it was given.
function joinTransaction(transaction: Transaction, args: WriteArgs): WriteArgs {
  const joinedArgs = { ...args, ...copyData(args) }
  if (args.req?.transactionID === transaction.id) return joinedArgs
  const req = isolateObjectProperty(args.req ?? {}, 'transactionID')
  req.transactionID = transaction.id
  return { ...joinedArgs, req }
}

const copyData = ({ data, versionData }: WriteArgs): WriteArgs => ({
  ...(data && { data: copyPlain(data) }),
  ...(versionData && { versionData: copyPlain(versionData) }),
})
