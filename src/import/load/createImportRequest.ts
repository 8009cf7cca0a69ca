import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

const importContext = { actorKind: 'import', channel: 'import' }

/** A request in which the import acts: no person's, and named as the import's to the workflow and to whoever records what was done. */
export const createImportRequest = (payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({ context: { ...importContext } }, payload)

/** Has the import act in a request that is there already, a migration's. */
export const markAsImport = (req: PayloadRequest): PayloadRequest =>
  Object.assign(req, { context: { ...req.context, ...importContext } })
