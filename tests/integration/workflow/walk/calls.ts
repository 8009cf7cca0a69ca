import type { CollectionSlug } from 'payload'

import { picture } from '../../access/documents.js'
import type { Done } from './Model.js'
import { mark, type Walk } from './Walk.js'

type Call = (walk: Walk) => Promise<Done>

const collection = 'articles' as CollectionSlug
const states = ['published', 'draft', null, 'PUBLISHED'] as const
const now = (): string => new Date().toISOString()
const is = (id: string) => ({ id: { equals: id } })

const names = [
  'submit',
  'withdraw',
  'requestChanges',
  'approve',
  'publish',
  'unschedule',
  'revise',
  'archive',
  'emergencyTakeDown',
  'reviewTakeDown',
  'restore',
  'admit',
  'remove',
] as const

/** What would come next for a document, and who would do it. */
const next: Record<string, readonly [string, ...string[]]> = {
  draft: ['submit', 'writer', 'editor'],
  changesRequested: ['submit', 'writer', 'editor'],
  inReview: ['approve', 'editor', 'all'],
  approved: ['publish', 'publisher', 'all'],
  archived: ['restore', 'publisher', 'all'],
}

const goOn: Call = (walk) => {
  const id = walk.underWay()
  const [name, ...roles] = next[walk.seen.records.get(id)?.state ?? 'draft'] ?? ['archive', 'publisher']
  if (name === 'archive' && walk.dice.hits(0.8)) return edit(walk)
  return walk.transition(walk.someone(...roles), id, name, walk.revisionOf(id), name === 'archive' ? '撤下' : undefined)
}

const anyTransition: Call = (walk) => {
  const { dice } = walk
  const id = walk.document()
  const revision = dice.weigh([
    [6, walk.revisionOf(id)],
    [1, String(Number(walk.revisionOf(id)) - 1)],
    [1, undefined],
    [1, 'x'],
  ])
  return walk.transition(
    walk.someone(),
    id,
    dice.pick(names),
    revision,
    dice.weigh([
      [2, '原因'],
      [1, undefined],
      [1, ' '],
    ]),
  )
}

const create: Call = (walk) =>
  walk.send(walk.someone('writer', 'editor', 'all'), 'post', walk.dice.hits(0.7) ? 'articles?draft=true' : 'articles', {
    kind: 'news',
    ...walk.data(),
    ...(walk.dice.hits(0.1) ? { _status: walk.dice.pick(states) } : {}),
  })

const edit: Call = (walk) => {
  const { dice } = walk
  const id = walk.document()
  const query = dice.weigh([
    [6, 'draft=true'],
    [2, ''],
    [2, 'draft=true&autosave=true'],
    [1, 'autosave=true'],
    [1, `draft=true&revision=${walk.revisionOf(id)}`],
    [1, 'draft=true&revision=1'],
    [1, 'overrideLock=true'],
    [1, 'draft=true&publishSpecificLocale=zh'],
    [1, 'trash=true'],
  ])
  const body = dice.weigh<object>([
    [8, walk.data()],
    [1, {}],
    [1, { ...walk.data(), _status: dice.pick(states) }],
    [1, { createdBy: walk.people[0]!.id, workflowState: 'approved', ...walk.data() }],
  ])
  return walk.send(walk.someone('writer', 'editor', 'all', 'changing'), 'patch', `articles/${id}?${query}`, body)
}

const duplicate: Call = (walk) => {
  const copyOf = walk.document()
  return walk.send(
    walk.someone('writer', 'editor', 'all'),
    'post',
    `articles/${copyOf}/duplicate${walk.dice.pick(['', '?draft=true', '?draft=false'])}`,
    walk.dice.weigh<object>([
      [3, {}],
      [2, { title: walk.words() }],
      [1, { _status: 'published' }],
    ]),
    { copyOf },
  )
}

const restore: Call = async (walk) => {
  const { docs } = await walk.payload.db.findVersions({
    collection,
    where: { parent: { equals: walk.document() } },
    limit: 5,
    pagination: false,
  })
  const version =
    docs.length > 0
      ? walk.dice.pick([...docs].sort((a, b) => String(a.id).localeCompare(String(b.id))))
      : { id: 'none' }
  return walk.send(
    walk.someone('writer', 'editor', 'all'),
    'post',
    `articles/versions/${version.id}${walk.dice.pick(['?draft=true', '?draft=true', ''])}`,
    {},
  )
}

const trash: Call = (walk) => {
  const query = walk.dice.pick(['', '?draft=true', '?comment=x', '?trash=true', '?trash=true&draft=true'])
  const deletedAt = walk.dice.hits(0.4) ? now() : null
  return walk.send(
    walk.someone('writer', 'editor', 'publisher', 'all'),
    'patch',
    `articles/${walk.document()}${query}`,
    { deletedAt, ...(walk.dice.hits(0.3) ? { title: walk.words() } : {}) },
  )
}

const remove: Call = (walk) =>
  walk.send(
    walk.someone('writer', 'editor', 'publisher', 'all'),
    'delete',
    `articles/${walk.document()}${walk.dice.pick(['', '?comment=x', '?trash=true&comment=x'])}`,
  )

const inBulk: Call = (walk) =>
  walk.send(
    walk.someone(),
    walk.dice.pick(['patch', 'delete'] as const),
    `articles?where[id][exists]=true${walk.dice.pick(['', '&draft=true', '&trash=true'])}`,
    walk.dice.pick([walk.data(), { _status: 'published' }, { deletedAt: now() }]),
  )

const changeImage: Call = async (walk) => {
  const { dice } = walk
  const actor = walk.someone('editor', 'all')
  const path = `media/${dice.pick(walk.images)}`
  if (dice.hits(0.8))
    return walk.send(
      actor,
      'patch',
      path,
      dice.pick([{ alt: walk.words() }, { credit: walk.words() }, { decorative: dice.hits(0.5), alt: walk.words() }]),
    )
  const answer = await walk.scene
    .send('patch', path, actor.asker)
    .field('_payload', '{}')
    .attach('file', await picture(), `${mark()}.png`)
  if (answer.status >= 500) throw new Error(`${path} ${answer.text}`)
  return {
    actor: actor.id,
    isDone: answer.status < 400,
    told: `${actor.role} replaces the file of ${path} → ${answer.status}`,
  }
}

const changeRoles: Call = (walk) => {
  const { roleIds, dice } = walk
  const roles = dice
    .pick([['writer'], ['editor'], ['publisher'], ['writer', 'editor', 'publisher'], []])
    .map((key) => roleIds[key])
  return walk.send(walk.someone('admin'), 'patch', `users/${walk.changeling.id}`, { roles })
}

const changeRules: Call = (walk) => {
  const preset = walk.dice.pick(['single', 'threeReviews'] as const)
  return walk.send(walk.someone('admin'), 'post', 'globals/workflow-settings', { articles: preset }, { preset })
}

const locally: Call = (walk) => {
  const { payload, dice } = walk
  const id = walk.document()
  const actor = dice.hits(0.5) ? walk.someone('writer', 'editor') : null
  const data = dice.weigh<object>([
    [4, walk.data()],
    [1, { _status: 'published' }],
    [1, {}],
    [1, { deletedAt: now() }],
  ])
  const draft = dice.hits(0.6)
  const withReq = (req: unknown) => (req ? { req, overrideAccess: dice.hits(0.5) } : {}) as object
  return dice.weigh<() => Promise<Done>>([
    [
      5,
      () =>
        walk.call(actor, `update ${id} draft=${draft} ${JSON.stringify(data)}`, (req) =>
          payload.update({ collection, id, data: data as never, draft, ...withReq(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.call(
          actor,
          `duplicate ${id}`,
          (req) => payload.duplicate({ collection, id, data: { title: walk.words() } as never, ...withReq(req) }),
          { copyOf: id },
        ),
    ],
    [1, () => walk.call(actor, `delete ${id}`, (req) => payload.delete({ collection, id, ...withReq(req) }))],
    [
      1,
      () =>
        walk.call(actor, 'update of everything', (req) =>
          payload.update({ collection, where: { id: { exists: true } }, data: data as never, ...withReq(req) }),
        ),
    ],
  ])()
}

const inDatabase: Call = async (walk) => {
  const {
    payload: { db },
    dice,
  } = walk
  const id = walk.document()
  const actor = dice.hits(0.3) ? walk.someone('writer', 'editor') : null
  const {
    docs: [version],
  } = await db.findVersions<{ id: string; title: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
  })
  const data = dice.pick<Record<string, unknown>>([
    { title: walk.words() },
    { _status: 'published' },
    { _status: 'draft' },
    { deletedAt: now() },
    { workflowState: 'approved' },
  ])
  const text = { ...version?.version, ...(dice.hits(0.3) ? { _status: 'published' } : {}), title: walk.words() }
  const times = { createdAt: now(), updatedAt: now() }
  const req = (given: unknown) => (given ? { req: given } : {}) as object
  const ways: readonly (readonly [number, () => Promise<Done>])[] = [
    [
      3,
      () =>
        walk.call(actor, `db.updateOne ${id} ${JSON.stringify(data)}`, (given) =>
          db.updateOne({ collection, id, data, ...req(given) }),
        ),
    ],
    [
      1,
      () =>
        walk.call(actor, `db.updateMany ${JSON.stringify(data)}`, (given) =>
          db.updateMany({ collection, where: dice.hits(0.5) ? is(id) : {}, data, ...req(given) }),
        ),
    ],
    [
      1,
      () =>
        walk.call(
          actor,
          'db.create',
          (given) =>
            db.create({
              collection,
              data: {
                kind: 'news',
                title: walk.words(),
                slug: `db-${mark()}`,
                ...(dice.hits(0.5) ? { _status: 'published' } : {}),
              },
              ...req(given),
            }),
          { withoutVersions: true },
        ),
    ],
    [
      1,
      () =>
        walk.call(actor, `db.upsert ${id}`, (given) => db.upsert({ collection, where: is(id), data, ...req(given) })),
    ],
    [
      1,
      () =>
        walk.call(actor, `db.deleteOne ${id}`, (given) => db.deleteOne({ collection, where: is(id), ...req(given) })),
    ],
    [
      1,
      () =>
        walk.call(actor, 'db.deleteMany', (given) =>
          db.deleteMany({ collection, where: dice.hits(0.5) ? is(id) : { id: { exists: true } }, ...req(given) }),
        ),
    ],
    [
      1,
      () =>
        walk.call(
          actor,
          `db.deleteVersions ${id}`,
          (given) =>
            db.deleteVersions({
              collection,
              where: dice.hits(0.5) ? { parent: { equals: id } } : is(String(version?.id ?? id)),
              ...req(given),
            }),
          { withoutVersions: true },
        ),
    ],
    [
      1,
      () =>
        walk.call(actor, 'db.updateOne of a record', (given) =>
          db.updateOne({
            collection: 'workflow-records',
            where: { document: { equals: id } },
            data: { state: 'approved', authors: [] },
            ...req(given),
          }),
        ),
    ],
    [
      1,
      () =>
        walk.call(actor, 'db.updateGlobal', (given) =>
          db.updateGlobal({ slug: 'workflow-settings', data: { articles: 'single' }, ...req(given) } as never),
        ),
    ],
    [
      1,
      () =>
        walk.call(actor, 'db.updateOne of an image', (given) =>
          db.updateOne({ collection: 'media', id: dice.pick(walk.images), data: { alt: walk.words() }, ...req(given) }),
        ),
    ],
    ...(version
      ? ([
          [
            2,
            () =>
              walk.call(actor, `db.createVersion of ${id}`, (given) =>
                db.createVersion({
                  collectionSlug: collection,
                  parent: id,
                  autosave: false,
                  ...times,
                  versionData: text as never,
                  ...req(given),
                }),
              ),
          ],
          [
            2,
            () =>
              walk.call(actor, `db.updateVersion of ${id}`, (given) =>
                db.updateVersion({
                  collection,
                  id: version.id,
                  versionData: { ...version, version: text } as never,
                  ...req(given),
                }),
              ),
          ],
        ] as const)
      : []),
  ]
  return dice.weigh(ways)()
}

/** Every way in, each as often as its weight says. */
export const calls: readonly (readonly [number, Call])[] = [
  [36, goOn],
  [10, anyTransition],
  [6, create],
  [14, edit],
  [3, duplicate],
  [4, restore],
  [4, trash],
  [2, remove],
  [2, inBulk],
  [3, changeImage],
  [2, changeRoles],
  [1, changeRules],
  [6, locally],
  [9, inDatabase],
]

export { create }
