import { randomBytes } from 'node:crypto'

import type { Payload, Where } from 'payload'
import request, { type Test } from 'supertest'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { refusalsSettled } from '../../../src/audit/noteRefusal.js'
import type { TransitionName } from '../../../src/workflow/definition.js'
import type { WorkflowRecord } from '../../../src/workflow/records/WorkflowRecord.js'
import { signIn, websiteKey, type SignedIn } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { picture } from '../access/documents.js'

export type Verb = 'get' | 'post' | 'patch' | 'delete'
export type Asker = { headers: Record<string, string> }
export type Cast = Record<
  'writer' | 'colleague' | 'editor' | 'second' | 'third' | 'publisher' | 'deputy' | 'admin' | 'all',
  SignedIn
> & { website: Asker; nobody: Asker }

/** A Dashiji with people of every role, and what tests of the workflow do again and again. */
export type Scene = {
  dashiji: Dashiji
  payload: Payload
  cast: Cast
  send(verb: Verb, path: string, as?: Asker, body?: object): Test
  /** Takes an article through a transition at its newest revision. */
  act(as: SignedIn, id: string, name: TransitionName, body?: object): Test | Promise<request.Response>
  record(id: string): Promise<WorkflowRecord>
  /** What the audit says of a document, or of everything, since an earlier event. */
  events(since?: number, id?: string): Promise<StoredEvent[]>
}

export async function startScene(): Promise<Scene> {
  const dashiji = await startDashiji()
  const { payload, app } = dashiji
  const cast: Cast = {
    writer: await signIn(payload, 'writer'),
    colleague: await signIn(payload, 'writer'),
    editor: await signIn(payload, 'editor'),
    second: await signIn(payload, 'editor'),
    third: await signIn(payload, 'editor'),
    publisher: await signIn(payload, 'publisher'),
    deputy: await signIn(payload, 'publisher'),
    admin: await signIn(payload, 'admin'),
    all: await signIn(payload, 'writer', 'editor', 'publisher', 'admin'),
    website: { headers: await websiteKey(payload) },
    nobody: { headers: {} },
  }
  const send: Scene['send'] = (verb, path, as = cast.nobody, body) => {
    const sent = request(app)[verb](`/api/${path}`).set(as.headers)
    return body === undefined ? sent : sent.send(body)
  }
  const record: Scene['record'] = async (id) =>
    (await payload.db.findOne<WorkflowRecord & { id: string }>({
      collection: 'workflow-records',
      where: { document: { equals: id } },
    }))!
  const events: Scene['events'] = async (since = 0, id) => {
    await refusalsSettled(payload)
    const where: Where = { and: [{ sequence: { greater_than: since } }, ...(id ? [{ document: { equals: id } }] : [])] }
    return (
      await payload.db.find<StoredEvent>({
        collection: 'audit-events',
        where,
        sort: 'sequence',
        limit: 0,
        pagination: false,
      })
    ).docs
  }
  const act: Scene['act'] = async (as, id, name, body = {}) =>
    send('post', `articles/${id}/transitions/${name}`, as, { revision: String((await record(id)).revision), ...body })
  return { dashiji, payload, cast, send, act, record, events }
}

export type Made = { id: string; title: string }

/** Makes an article as a writer does, over REST. */
export async function makeDraft({ send, cast }: Scene, data: object = {}, as: SignedIn = cast.writer): Promise<Made> {
  const title = `文章${randomBytes(4).toString('hex')}`
  const { body } = await send('post', 'articles?draft=true', as, { title, kind: 'news', ...data }).expect(201)
  return { id: String(body.doc.id), title }
}

const path = {
  inReview: ['submit'],
  approved: ['submit', 'approve'],
  live: ['submit', 'approve', 'publish'],
  archived: ['submit', 'approve', 'publish', 'archive'],
} as const

/** Makes an article and takes it as far as `state`, each step by whom it is for. */
export async function makeIn(scene: Scene, state: keyof typeof path, data: object = {}): Promise<Made> {
  const made = await makeDraft(scene, data)
  const { writer, editor, publisher } = scene.cast
  const by = { submit: writer, approve: editor, publish: publisher, archive: publisher }
  for (const name of path[state]) {
    const { status, text } = await scene.act(by[name], made.id, name, name === 'archive' ? { comment: '撤下' } : {})
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`)
  }
  return made
}

/** Stores an image that nothing shows yet. */
export async function makeImage({ send, cast }: Scene, alt = '图'): Promise<string> {
  const { body } = await send('post', 'media', cast.editor)
    .field('_payload', JSON.stringify({ alt }))
    .attach('file', await picture(), `${randomBytes(4).toString('hex')}.png`)
    .expect(201)
  return String(body.doc.id)
}

/** The id of a document's newest version, or of its newest published one. */
export async function versionOf({ payload }: Scene, id: string, status?: 'published' | 'draft'): Promise<string> {
  const where: Where = {
    and: [
      { parent: { equals: id } },
      ...(status ? [{ 'version._status': { equals: status } }] : [{ latest: { equals: true } }]),
    ],
  }
  const { docs } = await payload.db.findVersions({
    collection: 'articles',
    where,
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
  })
  return String(docs[0]!.id)
}
