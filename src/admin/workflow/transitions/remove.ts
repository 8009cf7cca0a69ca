import type { DocumentKey } from '../saves/governedAddress.js'
import { inTurn } from '../saves/inTurn.js'
import { openDocument } from '../saves/openDocuments.js'
import type { Blocker } from '../standing/Standing.js'
import { refusalsIn, type Answer } from './takeTransition.js'

/** Puts what was live once into the trash, or deletes it there for good; Payload's own control cannot say why. Returns every reason against it. */
export const remove = (key: DocumentKey, isTrashed: boolean, comment: string): Promise<readonly Blocker[]> =>
  inTurn(key, async () => {
    const query = new URLSearchParams({
      comment,
      ...(isTrashed ? { trash: 'true' } : { revision: openDocument(key).revision ?? '' }),
    })
    const answer = await fetch(`/api/${key}?${query.toString()}`, {
      method: isTrashed ? 'DELETE' : 'PATCH',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      ...(!isTrashed && { body: JSON.stringify({ deletedAt: new Date().toISOString() }) }),
    }).catch(() => undefined)
    return answer?.ok ? [] : refusalsIn((await answer?.json().catch(() => undefined)) as Answer | undefined)
  })
