import type { CollectionSlug } from 'payload'

import type { Call } from './Walk.js'

const collection = 'articles' as CollectionSlug
const statuses = ['published', 'draft', null, 'PUBLISHED'] as const
const now = (): string => new Date().toISOString()

export const create: Call = (walk) =>
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

export const edit: Call = (walk) => {
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

export const duplicate: Call = (walk) => {
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

export const restore: Call = async (walk) => {
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

export const trash: Call = (walk) => {
  const query = walk.random.pick(['', '?draft=true', '?comment=x', '?trash=true', '?trash=true&draft=true'])
  const deletedAt = walk.random.chance(0.4) ? now() : null
  return walk.send(
    walk.anyActor('writer', 'editor', 'publisher', 'all'),
    'patch',
    `articles/${walk.anyDocument()}${query}`,
    { deletedAt, ...(walk.random.chance(0.3) ? { title: walk.randomText() } : {}) },
  )
}

export const remove: Call = (walk) =>
  walk.send(
    walk.anyActor('writer', 'editor', 'publisher', 'all'),
    'delete',
    `articles/${walk.anyDocument()}${walk.random.pick(['', '?comment=x', '?trash=true&comment=x'])}`,
  )

export const bulkWrite: Call = (walk) =>
  walk.send(
    walk.anyActor(),
    walk.random.pick(['patch', 'delete'] as const),
    `articles?where[id][exists]=true${walk.random.pick(['', '&draft=true', '&trash=true'])}`,
    walk.random.pick([walk.articleData(), { _status: 'published' }, { deletedAt: now() }]),
  )
