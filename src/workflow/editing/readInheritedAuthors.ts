import type { CollectionBeforeOperationHook, Payload, PayloadRequest } from 'payload'

import { readRecord } from '../records/records.js'

const key = 'dashiji.copiedFrom'

/** Remembers of which document a new one is a copy: the words keep their authors. */
export const rememberCopySource: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create') return
  const { duplicateFromID } = args as { duplicateFromID?: unknown }
  req.context[key] = duplicateFromID === undefined || duplicateFromID === null ? undefined : String(duplicateFromID)
}

/** The people who wrote what a new document was copied from. */
export async function readInheritedAuthors(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
): Promise<readonly string[]> {
  const sourceId = req.context[key]
  if (typeof sourceId !== 'string') return []
  return (await readRecord(payload, req, slug, sourceId))?.authors ?? []
}
