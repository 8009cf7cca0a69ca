import type { PayloadRequest } from 'payload'

import { syncMediaUse } from '../../media/usage/syncMediaUse.js'
import { isGovernedSlug } from '../../vocabulary/slugs.js'
import { issueGrant, type GrantedWrite, type SystemDates } from '../gate/grants.js'
import { isLiveRow } from '../gate/rows.js'
import { publicationDates } from '../gate/systemDates.js'
import { writeStateOnRow } from '../gate/writeState.js'
import type { LoadedDocument } from './readDocumentState.js'
import type { Outcome } from './computeOutcome.js'

type RequestedTransition = {
  readonly collection: string
  readonly id: string
  readonly name: string
  readonly comment?: unknown
}

/** Writes what an outcome does to the document, through the gate and with a grant for exactly that. */
export async function writeOutcome(
  req: PayloadRequest,
  { collection, id, name, comment }: RequestedTransition,
  loaded: LoadedDocument,
  { state, effect, firstPublishedAt }: Outcome,
): Promise<void> {
  if (!isGovernedSlug(collection)) throw new Error(`The collection ${collection} is not governed.`)
  const grant = (contentHash: string | null, allowedWrites: readonly GrantedWrite[], dates: SystemDates = {}) =>
    issueGrant(
      req,
      {
        collection,
        document: id,
        transition: name,
        effect,
        state,
        contentHash,
        dates,
        ...(typeof comment === 'string' ? { comment } : {}),
      },
      allowedWrites,
    )
  // The actor has been judged; these are the workflow's own writes.
  const common = { collection, id, depth: 0, overrideAccess: true, trash: true, req } as const

  if (effect === 'delete') {
    grant(null, ['versions', 'deletion'])
    await req.payload.delete({ ...common })
    await syncMediaUse(req, collection, id)
    return
  }
  if (effect === 'publish' && firstPublishedAt) {
    const dates = publicationDates(req.payload, collection, loaded.workingVersion.row, firstPublishedAt)
    grant(loaded.content.hash, ['row', 'version'], dates)
    await req.payload.update({ ...common, data: { ...dates, _status: 'published' }, draft: false })
    await syncMediaUse(req, collection, id)
    return
  }
  const takesDown = effect === 'takeDown'
  if (!takesDown && state === loaded.record.state) return
  grant(null, takesDown ? ['row'] : [])
  if (takesDown) {
    await req.payload.db.updateOne({ collection, id, data: { _status: 'draft' }, req, returning: false })
    await syncMediaUse(req, collection, id)
  }
  await req.payload.update({ ...common, data: {}, draft: true })
  if (!takesDown && !isLiveRow(loaded.row)) await writeStateOnRow(req.payload, req, collection, loaded.row, state)
}
