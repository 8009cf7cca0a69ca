import type { Payload, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import type { WriteArgs } from '../../database/writeMethods.js'
import { slugs } from '../../vocabulary/slugs.js'
import { canonicalJson } from '../../audit/canonicalJson.js'
import { imageContent } from '../content/imagesOf.js'
import { recordsShowing } from '../records/records.js'
import { mayReplaceOriginal } from './originals.js'
import { inPart } from './inPart.js'
import { affectedRows } from './rows.js'
import { syncWorkingVersion } from './syncWorkingVersion.js'
import type { Ungated } from './ungated.js'

type Image = { id: string; publicUses?: string[] | null }
type Method = 'updateOne' | 'updateMany' | 'deleteOne' | 'deleteMany'

/**
 * A change of an image is one of every text that shows it: refused while live text does, and an edit of each working version.
 * What is only known about an image (where it is used) is no change.
 */
export const gateMedia =
  (method: Method) =>
  (payload: Payload, writes: Ungated, args: WriteArgs): Promise<unknown> =>
    inPart(payload, args.req, async (req) => {
      const single = method === 'updateOne' || method === 'deleteOne'
      const before = (await affectedRows(payload, req, slugs.media, {
        ...args,
        ...(single ? { limit: 1 } : {}),
      })) as Image[]
      const { where: _where, id: _id, sort: _sort, ...rest } = args
      // As with texts: an id that finds nothing is not handed on with a query beside it.
      if (method === 'updateOne' && !before[0]) return null
      const target =
        method === 'updateOne' ? { id: before[0]!.id } : { where: { id: { in: before.map(({ id }) => id) } } }
      const written = await writes[method]({ ...rest, ...target, req } as never)
      const after = new Map(
        (await affectedRows(payload, req, slugs.media, { where: { id: { in: before.map(({ id }) => id) } } })).map(
          (image) => [image.id, image],
        ),
      )
      for (const image of before) if (differs(image, after.get(image.id))) await changed(payload, req, image)
      return written
    })

async function changed(payload: Payload, req: PayloadRequest, { id, publicUses }: Image): Promise<void> {
  const isOriginal = mayReplaceOriginal(req, id)
  if (publicUses && publicUses.length > 0 && !isOriginal) throw refuse('mediaLive', { uses: publicUses.join(', ') })
  for (const { collection, document, state } of await recordsShowing(payload, req, id)) {
    // What is published as it stands is admitted anew by whoever brought the original.
    if (!(isOriginal && state === 'published')) await syncWorkingVersion(payload, req, collection, document)
  }
}

const differs = (before: object, after: object | undefined): boolean =>
  canonicalJson(imageContent(before)) !== (after ? canonicalJson(imageContent(after)) : undefined)
