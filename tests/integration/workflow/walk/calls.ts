import type { CollectionSlug } from 'payload'

import { randomPng } from '../../access/documents.js'
import type { CallResult } from './Model.js'
import { randomHex, type Walk } from './Walk.js'

type Call = (walk: Walk) => Promise<CallResult>

const collection = 'articles' as CollectionSlug
const statuses = ['published', 'draft', null, 'PUBLISHED'] as const
const now = (): string => new Date().toISOString()
const byId = (id: string) => ({ id: { equals: id } })

const transitionNames = [
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
const nextStep: Record<string, readonly [string, ...string[]]> = {
  draft: ['submit', 'writer', 'editor'],
  changesRequested: ['submit', 'writer', 'editor'],
  inReview: ['approve', 'editor', 'all'],
  approved: ['publish', 'publisher', 'all'],
  archived: ['restore', 'publisher', 'all'],
}

const advance: Call = (walk) => {
  const id = walk.documentInProgress()
  const [name, ...roles] = nextStep[walk.observed.records.get(id)?.state ?? 'draft'] ?? ['archive', 'publisher']
  if (name === 'archive' && walk.random.chance(0.8)) return edit(walk)
  return walk.sendTransition(
    walk.anyActor(...roles),
    id,
    name,
    walk.revisionOf(id),
    name === 'archive' ? '撤下' : undefined,
  )
}

const anyTransition: Call = (walk) => {
  const { random } = walk
  const id = walk.anyDocument()
  const revision = random.pickWeighted([
    [6, walk.revisionOf(id)],
    [1, String(Number(walk.revisionOf(id)) - 1)],
    [1, undefined],
    [1, 'x'],
  ])
  return walk.sendTransition(
    walk.anyActor(),
    id,
    random.pick(transitionNames),
    revision,
    random.pickWeighted([
      [2, '原因'],
      [1, undefined],
      [1, ' '],
    ]),
  )
}

const create: Call = (walk) =>
  walk.send(
    walk.anyActor('writer', 'editor', 'all'),
    'post',
    walk.random.chance(0.7) ? 'articles?draft=true' : 'articles',
    {
      kind: 'news',
      ...walk.articleData(),
      ...(walk.random.chance(0.1) ? { _status: walk.random.pick(statuses) } : {}),
    },
  )

const edit: Call = (walk) => {
  const { random } = walk
  const id = walk.anyDocument()
  const query = random.pickWeighted([
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
  const body = random.pickWeighted<object>([
    [8, walk.articleData()],
    [1, {}],
    [1, { ...walk.articleData(), _status: random.pick(statuses) }],
    [1, { createdBy: walk.actors[0]!.id, workflowState: 'approved', ...walk.articleData() }],
  ])
  return walk.send(walk.anyActor('writer', 'editor', 'all', 'changing'), 'patch', `articles/${id}?${query}`, body)
}

const duplicate: Call = (walk) => {
  const copyOf = walk.anyDocument()
  return walk.send(
    walk.anyActor('writer', 'editor', 'all'),
    'post',
    `articles/${copyOf}/duplicate${walk.random.pick(['', '?draft=true', '?draft=false'])}`,
    walk.random.pickWeighted<object>([
      [3, {}],
      [2, { title: walk.randomText() }],
      [1, { _status: 'published' }],
    ]),
    { copyOf },
  )
}

const restore: Call = async (walk) => {
  const { docs } = await walk.payload.db.findVersions({
    collection,
    where: { parent: { equals: walk.anyDocument() } },
    limit: 5,
    pagination: false,
  })
  const version =
    docs.length > 0
      ? walk.random.pick([...docs].sort((a, b) => String(a.id).localeCompare(String(b.id))))
      : { id: 'none' }
  return walk.send(
    walk.anyActor('writer', 'editor', 'all'),
    'post',
    `articles/versions/${version.id}${walk.random.pick(['?draft=true', '?draft=true', ''])}`,
    {},
  )
}

const trash: Call = (walk) => {
  const query = walk.random.pick(['', '?draft=true', '?comment=x', '?trash=true', '?trash=true&draft=true'])
  const deletedAt = walk.random.chance(0.4) ? now() : null
  return walk.send(
    walk.anyActor('writer', 'editor', 'publisher', 'all'),
    'patch',
    `articles/${walk.anyDocument()}${query}`,
    { deletedAt, ...(walk.random.chance(0.3) ? { title: walk.randomText() } : {}) },
  )
}

const remove: Call = (walk) =>
  walk.send(
    walk.anyActor('writer', 'editor', 'publisher', 'all'),
    'delete',
    `articles/${walk.anyDocument()}${walk.random.pick(['', '?comment=x', '?trash=true&comment=x'])}`,
  )

const bulkWrite: Call = (walk) =>
  walk.send(
    walk.anyActor(),
    walk.random.pick(['patch', 'delete'] as const),
    `articles?where[id][exists]=true${walk.random.pick(['', '&draft=true', '&trash=true'])}`,
    walk.random.pick([walk.articleData(), { _status: 'published' }, { deletedAt: now() }]),
  )

const changeImage: Call = async (walk) => {
  const { random } = walk
  const actor = walk.anyActor('editor', 'all')
  const path = `media/${random.pick(walk.images)}`
  if (random.chance(0.8))
    return walk.send(
      actor,
      'patch',
      path,
      random.pick([
        { alt: walk.randomText() },
        { credit: walk.randomText() },
        { decorative: random.chance(0.5), alt: walk.randomText() },
      ]),
    )
  const answer = await walk.fixture
    .send('patch', path, actor.requester)
    .field('_payload', '{}')
    .attach('file', await randomPng(), `${randomHex()}.png`)
  if (answer.status >= 500) throw new Error(`${path} ${answer.text}`)
  return {
    actor: actor.id,
    isDone: answer.status < 400,
    log: `${actor.role} replaces the file of ${path} → ${answer.status}`,
  }
}

const changeRoles: Call = (walk) => {
  const { roleIds, random } = walk
  const roles = random
    .pick([['writer'], ['editor'], ['publisher'], ['writer', 'editor', 'publisher'], []])
    .map((key) => roleIds[key])
  return walk.send(walk.anyActor('admin'), 'patch', `users/${walk.userWithChangingRoles.id}`, { roles })
}

const changeRules: Call = (walk) => {
  const preset = walk.random.pick(['single', 'threeReviews'] as const)
  return walk.send(walk.anyActor('admin'), 'post', 'globals/workflow-settings', { articles: preset }, { preset })
}

const viaLocalApi: Call = (walk) => {
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

const viaDatabase: Call = async (walk) => {
  const {
    payload: { db },
    random,
  } = walk
  const id = walk.anyDocument()
  const actor = random.chance(0.3) ? walk.anyActor('writer', 'editor') : null
  const {
    docs: [version],
  } = await db.findVersions<{ id: string; title: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
  })
  const data = random.pick<Record<string, unknown>>([
    { title: walk.randomText() },
    { _status: 'published' },
    { _status: 'draft' },
    { deletedAt: now() },
    { workflowState: 'approved' },
  ])
  const versionData = {
    ...version?.version,
    ...(random.chance(0.3) ? { _status: 'published' } : {}),
    title: walk.randomText(),
  }
  const timestamps = { createdAt: now(), updatedAt: now() }
  const withRequest = (req: unknown) => (req ? { req: req } : {}) as object
  const writes: readonly (readonly [number, () => Promise<CallResult>])[] = [
    [
      3,
      () =>
        walk.runInProcess(actor, `db.updateOne ${id} ${JSON.stringify(data)}`, (req) =>
          db.updateOne({ collection, id, data, ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `db.updateMany ${JSON.stringify(data)}`, (req) =>
          db.updateMany({ collection, where: random.chance(0.5) ? byId(id) : {}, data, ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(
          actor,
          'db.create',
          (req) =>
            db.create({
              collection,
              data: {
                kind: 'news',
                title: walk.randomText(),
                slug: `db-${randomHex()}`,
                ...(random.chance(0.5) ? { _status: 'published' } : {}),
              },
              ...withRequest(req),
            }),
          { withoutVersions: true },
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `db.upsert ${id}`, (req) =>
          db.upsert({ collection, where: byId(id), data, ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, `db.deleteOne ${id}`, (req) =>
          db.deleteOne({ collection, where: byId(id), ...withRequest(req) }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.deleteMany', (req) =>
          db.deleteMany({
            collection,
            where: random.chance(0.5) ? byId(id) : { id: { exists: true } },
            ...withRequest(req),
          }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(
          actor,
          `db.deleteVersions ${id}`,
          (req) =>
            db.deleteVersions({
              collection,
              where: random.chance(0.5) ? { parent: { equals: id } } : byId(String(version?.id ?? id)),
              ...withRequest(req),
            }),
          { withoutVersions: true },
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.updateOne of a record', (req) =>
          db.updateOne({
            collection: 'workflow-records',
            where: { document: { equals: id } },
            data: { state: 'approved', authors: [] },
            ...withRequest(req),
          }),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.updateGlobal', (req) =>
          db.updateGlobal({ slug: 'workflow-settings', data: { articles: 'single' }, ...withRequest(req) } as never),
        ),
    ],
    [
      1,
      () =>
        walk.runInProcess(actor, 'db.updateOne of an image', (req) =>
          db.updateOne({
            collection: 'media',
            id: random.pick(walk.images),
            data: { alt: walk.randomText() },
            ...withRequest(req),
          }),
        ),
    ],
    ...(version
      ? ([
          [
            2,
            () =>
              walk.runInProcess(actor, `db.createVersion of ${id}`, (req) =>
                db.createVersion({
                  collectionSlug: collection,
                  parent: id,
                  autosave: false,
                  ...timestamps,
                  versionData: versionData as never,
                  ...withRequest(req),
                }),
              ),
          ],
          [
            2,
            () =>
              walk.runInProcess(actor, `db.updateVersion of ${id}`, (req) =>
                db.updateVersion({
                  collection,
                  id: version.id,
                  versionData: { ...version, version: versionData } as never,
                  ...withRequest(req),
                }),
              ),
          ],
        ] as const)
      : []),
  ]
  return random.pickWeighted(writes)()
}

/** Every way in, each as often as its weight says. */
export const calls: readonly (readonly [number, Call])[] = [
  [36, advance],
  [10, anyTransition],
  [6, create],
  [14, edit],
  [3, duplicate],
  [4, restore],
  [4, trash],
  [2, remove],
  [2, bulkWrite],
  [3, changeImage],
  [2, changeRoles],
  [1, changeRules],
  [6, viaLocalApi],
  [9, viaDatabase],
]

export { create }
