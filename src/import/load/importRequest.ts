import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

/** A request in which the import acts: no person's, and named as the import's to whoever records what was done. */
export const importRequest = (payload: Payload): Promise<PayloadRequest> => createLocalReq({ context: { actorKind: 'import', channel: 'import' } }, payload)
