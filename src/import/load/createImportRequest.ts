import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

const importContext = { actorKind: 'import', channel: 'import' }

/** Creates a request whose actor, for the workflow and the audit, is the import and not a person. */
export const createImportRequest = (payload: Payload): Promise<PayloadRequest> =>
  createLocalReq({ context: { ...importContext } }, payload)

/** Makes the import the actor of an existing request, such as that of a migration. */
export const markAsImport = (req: PayloadRequest): PayloadRequest =>
  Object.assign(req, { context: { ...req.context, ...importContext } })
