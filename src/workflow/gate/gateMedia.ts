import type { Payload, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import type { WriteArgs } from '../../database/writeMethods.js'
import { slugs } from '../../vocabulary/slugs.js'
import { canonicalJson } from '../../audit/canonicalJson.js'
import { toImageContent } from '../content/readImageContents.js'
import { readRecordsShowing } from '../records/records.js'
import { mayReplacePlaceholder } from './placeholderGrant.js'
import { withSavepoint } from './withSavepoint.js'
import { readAffectedRows } from './rows.js'
import { syncWorkingVersion } from './syncWorkingVersion.js'
import type { AdapterMethods } from './ungated.js'

type Image = { id: string; publicUses?: string[] | null }
type Method = 'updateOne' | 'updateMany' | 'deleteOne' | 'deleteMany'

/**
 * Checks writes to images. A change of a bound property of an image (`toImageContent`) changes every document that uses
 * it: it is refused while live content does, and counts as an edit of each working version. Other properties, such as
 * the index of uses, may change freely.
 * @throws APIError `mediaLive`
 */
export const gateMedia =
  (method: Method) =>
  (payload: Payload, adapterMethods: AdapterMethods, args: WriteArgs): Promise<unknown> =>
    withSavepoint(payload, args.req, async (req) => {
      const isSingle = method === 'updateOne' || method === 'deleteOne'
      const before = (await readAffectedRows(payload, req, slugs.media, {
        ...args,
        ...(isSingle ? { limit: 1 } : {}),
      })) as Image[]
      const { where: _where, id: _id, sort: _sort, ...rest } = args
      // As in `gateUpdate`: an id without a row must not reach the adapter, which could fall back to the query.
      if (method === 'updateOne' && !before[0]) return null
      const target =
        method === 'updateOne' ? { id: before[0]!.id } : { where: { id: { in: before.map(({ id }) => id) } } }
      const written = await adapterMethods[method]({ ...rest, ...target, req })
      const after = new Map(
        (await readAffectedRows(payload, req, slugs.media, { where: { id: { in: before.map(({ id }) => id) } } })).map(
          (image) => [image.id, image],
        ),
      )
      for (const image of before)
        if (hasChanged(image, after.get(image.id))) await syncDocumentsShowing(payload, req, image)
      return written
    })

async function syncDocumentsShowing(payload: Payload, req: PayloadRequest, { id, publicUses }: Image): Promise<void> {
  const isPlaceholderReplacement = mayReplacePlaceholder(req, id)
  if (publicUses && publicUses.length > 0 && !isPlaceholderReplacement)
    throw refuse('mediaLive', { uses: publicUses.join(', ') })
  for (const { collection, document, state } of await readRecordsShowing(payload, req, id)) {
    // A document whose working version is the published one is admitted again by `replacePlaceholder`.
    if (!(isPlaceholderReplacement && state === 'published'))
      await syncWorkingVersion(payload, req, collection, document)
  }
}

const hasChanged = (before: object, after: object | undefined): boolean =>
  canonicalJson(toImageContent(before)) !== (after ? canonicalJson(toImageContent(after)) : undefined)
