import type { CollectionSlug } from 'payload'

import type { CallResult } from './Model.js'
import type { Call } from './Walk.js'

const collection = 'articles' as CollectionSlug
const now = (): string => new Date().toISOString()

/** Writes of an article through the local API: as a person or as nobody, with and without access rules. */
export const viaLocalApi: Call = (walk) => {
  const { payload, random } = walk
  const id = walk.anyDocument()
  const actor = random.chance(0.5) ? walk.anyActor('writer', 'editor') : null
  const data = random.pickWeighted<object>([
    [4, walk.articleData()],
    [1, { _status: 'published' }],
    [1, {}],
    [1, { deletedAt: now() }],
  ])
  const draft = random.chance(0.6)
  const requestOptions = (req: unknown) => (req ? { req, overrideAccess: random.chance(0.5) } : {}) as object
  return random.pickWeighted<() => Promise<CallResult>>([
    [
      5,
      () =>
        walk.runInProcess(actor, `update ${id} draft=${draft} ${JSON.stringify(data)}`, (req) =>
          payload.update({ collection, id, data: data as never, draft, ...requestOptions(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(
          actor,
          `duplicate ${id}`,
          (req) =>
            payload.duplicate({ collection, id, data: { title: walk.randomText() } as never, ...requestOptions(req) }),
          { copyOf: id },
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `delete ${id}`, (req) => payload.delete({ collection, id, ...requestOptions(req) })),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'update of everything', (req) =>
          payload.update({ collection, where: { id: { exists: true } }, data: data as never, ...requestOptions(req) }),
        ),
    ],
  ])()
}
