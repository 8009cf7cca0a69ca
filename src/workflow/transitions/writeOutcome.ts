import type { CollectionSlug, PayloadRequest } from 'payload'

import { syncMediaUse } from '../../images/syncMediaUse.js'
import type { TransitionName } from '../definition.js'
import { issueGrant, type Effect } from '../gate/grants.js'
import { isLiveRow } from '../gate/rows.js'
import { showOnRow } from '../gate/showState.js'
import type { Read } from '../situationOf.js'
import type { Outcome } from './outcomeOf.js'

type Asked = {
  readonly collection: string
  readonly id: string
  readonly name: TransitionName
  readonly comment?: unknown
}

/** Writes a document as its transition wants it, through the gate and with a grant for exactly that. */
export async function writeOutcome(
  req: PayloadRequest,
  { collection, id, name, comment }: Asked,
  read: Read,
  { state }: Outcome,
): Promise<void> {
  const slug = collection as CollectionSlug
  const grant = (contentHash: string | null, effects: readonly Effect[]) =>
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
      effects,
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
    grant(read.content.hash, ['row', 'version'])
    await req.payload.update({ ...common, data: { _status: 'published' } as never, draft: false })
    await syncMediaUse(req, slug, id)
    return
  }
  const takesDown = name === 'archive' || name === 'emergencyTakeDown'
  if (!takesDown && state === read.record.state) return
  grant(null, takesDown ? ['row'] : [])
  if (takesDown) {
    await req.payload.db.updateOne({ collection: slug, id, data: { _status: 'draft' }, req, returning: false })
    await syncMediaUse(req, slug, id)
  }
  await req.payload.update({ ...common, data: {} as never, draft: true })
  if (!takesDown && !isLiveRow(read.row)) await showOnRow(req.payload, req, collection, read.row, state)
}
