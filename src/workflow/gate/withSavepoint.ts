import { createLocalReq, isolateObjectProperty, type Payload, type PayloadRequest } from 'payload'

/**
 * Runs work as a part of the unit of writes that is open, or as a unit of its own: when it fails, all of it is undone, also when
 * whoever asked for it catches the error and goes on.
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
