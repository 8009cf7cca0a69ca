import type { CollectionBeforeOperationHook, Payload, PayloadRequest } from 'payload'

import { readRecord } from '../records/records.js'

const key = 'dashiji.copiedFrom'

/** Remembers which document is being duplicated: the authors of the original are authors of the copy. */
export const rememberCopySource: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create') return
  const { duplicateFromID } = args as { duplicateFromID?: unknown }
  req.context[key] = duplicateFromID === undefined || duplicateFromID === null ? undefined : String(duplicateFromID)
}

/** The authors of the document that a new one was copied from; empty when it is not a copy. */
export async function readInheritedAuthors(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
): Promise<readonly string[]> {
  const sourceId = req.context[key]
  if (typeof sourceId !== 'string') return []
  return (await readRecord(payload, req, slug, sourceId))?.authors ?? []
}
