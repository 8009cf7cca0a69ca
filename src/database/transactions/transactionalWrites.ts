import { isolateObjectProperty, type BaseDatabaseAdapter, type PayloadRequest } from 'payload'

import { copyPlain } from './copyPlain.js'
import type { Engine } from './Engine.js'
import type { Transaction } from './Transaction.js'
import type { WriteOrigin, TransactionManager } from './TransactionManager.js'
import { writeMethods, type WriteArgs, type WriteMethod } from '../writeMethods.js'

type AnyWrite = (this: BaseDatabaseAdapter, args: WriteArgs) => Promise<unknown>

/**
 * Makes an adapter's writes whole: every write belongs to a unit that is stored together or not at all, and units take
 * turns where the database needs it. Changes the adapter in place, as its own methods call each other.
 * @param getEngine the engine to write with; some databases say only once they are connected what they can do
 */
export function transactionalWrites<T extends BaseDatabaseAdapter>(
  adapter: T,
  getEngine: () => Engine,
  transactions: TransactionManager,
): T {
  for (const method of Object.keys(writeMethods) as WriteMethod[]) {
    const original = adapter[method] as unknown as AnyWrite
    const write: AnyWrite = async (args) => {
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
  const sessions = (adapter.sessions ??= {})
  const transactionMethods: Pick<
    BaseDatabaseAdapter,
    'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'
  > = {
    beginTransaction: (options) =>
      transactions.begin(getEngine(), options).then(({ id, root }) => {
        const session = sessions[root.id]
        // Payload's reads find the transaction under the id they are given.
        if (session) sessions[id] = session
        return id
      }),
    commitTransaction: (transactionId) => endTransaction(transactionId, (id) => transactions.commit(id)),
    rollbackTransaction: (transactionId) => endTransaction(transactionId, (id) => transactions.rollback(id)),
  }
  const endTransaction = (transactionId: unknown, end: (id: string | undefined) => Promise<void>): Promise<void> => {
    if (transactionId instanceof Promise) return transactionId.then((id: unknown) => endTransaction(id, end))
    const id = typeof transactionId === 'string' ? transactionId : undefined
    return end(id).finally(() => id !== undefined && delete sessions[id])
  }
  return Object.assign(adapter, transactionMethods)
}

async function writeOriginOf(req: Partial<PayloadRequest> | undefined): Promise<WriteOrigin> {
  const id = await req?.transactionID
  return { transactionId: typeof id === 'string' ? id : undefined, hasRequest: req !== undefined }
}

// A write made again must find the data as it was given: the adapters change it on its way to the database.
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
