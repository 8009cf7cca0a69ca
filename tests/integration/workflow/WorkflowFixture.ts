import { randomBytes } from 'node:crypto'

import type { Payload, Where } from 'payload'
import request, { type Test } from 'supertest'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import type { WorkflowRecord } from '../../../src/workflow/records/WorkflowRecord.js'
import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { randomPng } from '../access/documents.js'

export type Verb = 'get' | 'post' | 'patch' | 'delete'
export type Requester = { headers: Record<string, string> }
export type People = Record<
  'writer' | 'colleague' | 'editor' | 'second' | 'third' | 'publisher' | 'deputy' | 'admin' | 'all',
  SignedInUser
> & { website: Requester; nobody: Requester }

/** A Dashiji with people of every role, and what tests of the workflow do again and again. */
export type WorkflowFixture = {
  dashiji: Dashiji
  payload: Payload
  people: People
  send(verb: Verb, path: string, as?: Requester, body?: object): Test
  /** Takes an article through a transition at its newest revision. */
  takeTransition(as: SignedInUser, id: string, name: TransitionName, body?: object): Test | Promise<request.Response>
  readRecord(id: string): Promise<WorkflowRecord>
  /** What the audit says of a document, or of everything, since an earlier event. */
  readEvents(since?: number, id?: string): Promise<StoredEvent[]>
}

export async function startWorkflowFixture(options: Parameters<typeof startDashiji>[0] = {}): Promise<WorkflowFixture> {
  const dashiji = await startDashiji(options)
  const { payload, app } = dashiji
  const people: People = {
    writer: await signIn(payload, 'writer'),
    colleague: await signIn(payload, 'writer'),
    editor: await signIn(payload, 'editor'),
    second: await signIn(payload, 'editor'),
    third: await signIn(payload, 'editor'),
    publisher: await signIn(payload, 'publisher'),
    deputy: await signIn(payload, 'publisher'),
    admin: await signIn(payload, 'admin'),
    all: await signIn(payload, 'writer', 'editor', 'publisher', 'admin'),
    website: { headers: await createWebsiteKey(payload) },
    nobody: { headers: {} },
  }
  const send: WorkflowFixture['send'] = (verb, path, as = people.nobody, body) => {
    const pending = request(app)[verb](`/api/${path}`).set(as.headers)
    return body === undefined ? pending : pending.send(body)
  }
  const readRecord: WorkflowFixture['readRecord'] = async (id) =>
    (await payload.db.findOne<WorkflowRecord & { id: string }>({
      collection: 'workflow-records',
      where: { document: { equals: id } },
    }))!
  const readEvents: WorkflowFixture['readEvents'] = async (since = 0, id) => {
    await drainAuditQueue(payload)
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
  const takeTransition: WorkflowFixture['takeTransition'] = async (as, id, name, body = {}) =>
    send('post', `articles/${id}/transitions/${name}`, as, {
      revision: String((await readRecord(id)).revision),
      ...body,
    })
  return { dashiji, payload, people, send, takeTransition, readRecord, readEvents }
}

export type CreatedArticle = { id: string; title: string }

/** Makes an article as a writer does, over REST. */
export async function createDraft(
  { send, people }: WorkflowFixture,
  data: object = {},
  as: SignedInUser = people.writer,
): Promise<CreatedArticle> {
  const title = `文章${randomBytes(4).toString('hex')}`
  const { body } = await send('post', 'articles?draft=true', as, { title, kind: 'news', ...data }).expect(201)
  return { id: String(body.doc.id), title }
}

const transitionsTo = {
  inReview: ['submit'],
  approved: ['submit', 'approve'],
  live: ['submit', 'approve', 'publish'],
  archived: ['submit', 'approve', 'publish', 'archive'],
} as const

/** Makes an article and takes it as far as `state`, each step by whom it is for. */
export async function createArticleIn(
  fixture: WorkflowFixture,
  state: keyof typeof transitionsTo,
  data: object = {},
): Promise<CreatedArticle> {
  const article = await createDraft(fixture, data)
  const { writer, editor, publisher } = fixture.people
  const actors = { submit: writer, approve: editor, publish: publisher, archive: publisher }
  for (const name of transitionsTo[state]) {
    const { status, text } = await fixture.takeTransition(
      actors[name],
      article.id,
      name,
      name === 'archive' ? { comment: '撤下' } : {},
    )
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`)
  }
  return article
}

/** Stores an image that nothing shows yet. */
export async function createImage({ send, people }: WorkflowFixture, alt = '图'): Promise<string> {
  const { body } = await send('post', 'media', people.editor)
    .field('_payload', JSON.stringify({ alt }))
    .attach('file', await randomPng(), `${randomBytes(4).toString('hex')}.png`)
    .expect(201)
  return String(body.doc.id)
}

/** The id of a document's newest version, or of its newest published one. */
export async function newestVersionId(
  { payload }: WorkflowFixture,
  id: string,
  status?: 'published' | 'draft',
): Promise<string> {
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
