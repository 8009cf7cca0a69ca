import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload'

/**
 * Runs work in one transaction: all of it is stored or none. Within a transaction of the caller's it is part of that one. On a database without
 * transactions `undo` takes back what a failed piece of work has stored.
 */
export async function inTransaction<T>(req: PayloadRequest, work: () => Promise<T>, undo: () => Promise<unknown> = () => Promise.resolve()): Promise<T> {
  const own = await initTransaction(req)
  // Where the database has none, Payload leaves a promise of `null` there.
  const isWhole = ['string', 'number'].includes(typeof (await req.transactionID))
  try {
    const result = await work()
    if (own) await commitTransaction(req)
    return result
  } catch (error) {
    if (own) await killTransaction(req)
    if (!isWhole) await undo()
    throw error
  }
}
