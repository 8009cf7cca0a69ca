import { createHash } from 'node:crypto'

import type { CollectionBeforeChangeHook } from 'payload'

/** Notes the SHA-256 of the file that came with a request, which approvals are bound to. Nobody else writes it. */
export const markFileHash: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => ({
  ...data,
  fileHash: req.file
    ? createHash('sha256').update(req.file.data).digest('hex')
    : ((originalDoc as { fileHash?: string | null } | undefined)?.fileHash ?? null),
})
