import type { PayloadRequest } from 'payload'

/**
 * Lets others write while a request that has written nothing yet does something that takes long. To be called by who
 * knows that nothing was decided by what the transaction has read, or checks it again.
 * @param recheck runs when the transaction has its turn again, before anything is written in it: throws when what was
 * read before no longer holds
 */
export async function leaveTurn(
  req: PayloadRequest,
  recheck: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const id = await req.transactionID
  if (id !== undefined) await req.payload.db.suspendTransaction?.(String(id), recheck)
}

/**
 * Takes the turn again that `leaveTurn` gave up, for reads that a write is decided by; a write takes it by itself.
 * @throws databaseBusy, or what the check threw
 */
export async function takeTurn(req: PayloadRequest): Promise<void> {
  const id = await req.transactionID
  if (id !== undefined) await req.payload.db.resumeTransaction?.(String(id))
}
