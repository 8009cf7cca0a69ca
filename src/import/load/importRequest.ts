import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

const context = { actorKind: 'import', channel: 'import' }

/** A request in which the import acts: no person's, and named as the import's to the workflow and to whoever records what was done. */
export const importRequest = (payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({ context: { ...context } }, payload)

/** Has the import act in a request that is there already, a migration's. */
export const asImport = (req: PayloadRequest): PayloadRequest =>
  Object.assign(req, { context: { ...req.context, ...context } })
