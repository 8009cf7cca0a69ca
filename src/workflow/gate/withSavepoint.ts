import { createLocalReq, isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'

/**
 * Runs `work` in a savepoint of the open transaction, or in a transaction of its own. When it fails, everything it
 * wrote is undone, even if the caller catches the error and continues.
 */
export async function withSavepoint<T>(
  payload: Payload,
  outerReq: Partial<PayloadRequest> | undefined,
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> {
  const fullReq = outerReq?.payload
    ? (outerReq as PayloadRequest)
    : await createLocalReq({ req: outerReq as PayloadRequest }, payload)
  const { db } = payload
  const id = await db.beginTransaction()
  const req = isolateObjectProperty(fullReq, 'transactionID')
  if (id) req.transactionID = id
  try {
    const result = await work(req)
    if (id) await db.commitTransaction(id)
    return result
  } catch (error) {
    if (id) await db.rollbackTransaction(id)
    throw error
  }
}
