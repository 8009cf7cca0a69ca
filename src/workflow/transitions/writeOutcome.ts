import type { CollectionSlug, PayloadRequest } from 'payload'

import { syncMediaUse } from '../../media/usage/syncMediaUse.js'
import type { TransitionName } from '../policy/definition.js'
import { issueGrant, type GrantedWrite } from '../gate/grants.js'
import { isLiveRow } from '../gate/rows.js'
import { writeStateOnRow } from '../gate/writeState.js'
import type { LoadedDocument } from './readDocumentState.js'
import type { Outcome } from './computeOutcome.js'

type RequestedTransition = {
  readonly collection: string
  readonly id: string
  readonly name: TransitionName
  readonly comment?: unknown
}

/** Writes a document as its transition wants it, through the gate and with a grant for exactly that. */
export async function writeOutcome(
  req: PayloadRequest,
  { collection, id, name, comment }: RequestedTransition,
  loaded: LoadedDocument,
  { state }: Outcome,
): Promise<void> {
  const slug = collection as CollectionSlug
  const grant = (contentHash: string | null, allowedWrites: readonly GrantedWrite[]) =>
    issueGrant(
      req,
      {
        collection,
        document: id,
        transition: name,
        state,
        contentHash,
        ...(typeof comment === 'string' ? { comment } : {}),
      },
      allowedWrites,
    )
  // Whoever acts has been judged; what follows is the workflow's own writing.
  const common = { collection: slug, id, depth: 0, overrideAccess: true, trash: true, req } as const

  if (name === 'retract') {
    grant(null, ['versions', 'deletion'])
    await req.payload.delete({ ...common })
    await syncMediaUse(req, slug, id)
    return
  }
  if (state === 'published' && (name === 'publish' || name === 'admit')) {
    grant(loaded.content.hash, ['row', 'version'])
    await req.payload.update({ ...common, data: { _status: 'published' } as never, draft: false })
    await syncMediaUse(req, slug, id)
    return
  }
  const takesDown = name === 'archive' || name === 'emergencyTakeDown'
  if (!takesDown && state === loaded.record.state) return
  grant(null, takesDown ? ['row'] : [])
  if (takesDown) {
    await req.payload.db.updateOne({ collection: slug, id, data: { _status: 'draft' }, req, returning: false })
    await syncMediaUse(req, slug, id)
  }
  await req.payload.update({ ...common, data: {} as never, draft: true })
  if (!takesDown && !isLiveRow(loaded.row)) await writeStateOnRow(req.payload, req, collection, loaded.row, state)
}
