import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { permissionsOf } from '../../../src/access/actor.js'
import { findTasks } from '../../../src/admin/workflow/home/findTasks.js'
import { createRecord } from '../../../src/workflow/records/records.js'
import { approve, createDocument, createDocumentIn } from '../../support/documents.js'
import { signInPeople, type People } from '../../support/people.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

/** More of the reviewer's own than one page of any query holds. */
const ownTexts = 120
const othersTexts = 12

let dashiji: Dashiji
let people: Pick<People, 'writer' | 'editor' | 'publisher'>
beforeAll(async () => {
  dashiji = await startDashiji()
  people = await signInPeople(dashiji.payload, 'writer', 'editor', 'publisher')
})
afterAll(() => dashiji.stop())

async function tasksOf(person: { id: string }) {
  const { payload } = dashiji
  const user = {
    ...(await payload.findByID({ collection: 'users', id: person.id, depth: 0 })),
    collection: 'users' as const,
  }
  return findTasks(payload, user, await permissionsOf(payload, user))
}

const groupOf = async (person: { id: string }, key: string) =>
  (await tasksOf(person)).find(({ task }) => task.key === key)

describe('The tasks on the home page', () => {
  const submitted: string[] = []

  beforeAll(async () => {
    const { payload } = dashiji
    const run = { levels: [], submittedBy: people.editor.id, submittedAt: '2020-01-01', contentHash: '', approvals: [] }
    for (let n = 0; n < ownTexts; n += 1)
      await createRecord(payload, {}, 'articles', `own-${n}`, { state: 'inReview', authors: [people.editor.id], run })
    for (let n = 0; n < othersTexts; n += 1) {
      const collection = n % 2 === 0 ? 'articles' : 'activities'
      submitted.push((await createDocumentIn(payload, collection, 'inReview', { owner: people.writer.id })).id)
    }
  })

  it('counts all that waits, and shows what has waited longest, however much of their own stands before it', async () => {
    const review = await groupOf(people.editor, 'review')
    expect(review?.total).toBe(othersTexts)
    expect(review?.entries.map(({ record }) => record.document)).toEqual(submitted.slice(0, 10))
    expect(review?.entries.every(({ title }) => title !== '')).toBe(true)
    expect(review?.collections.toSorted()).toEqual(['activities', 'articles'])
  })

  it('leaves out documents that cannot be read, also of the count', async () => {
    const { payload } = dashiji
    const { id } = await createDocument(payload, 'articles', { owner: people.writer.id })
    // An id of the right form that no article has.
    await createRecord(payload, {}, 'articles', people.writer.id, { state: 'approved' })
    expect(await groupOf(people.publisher, 'publish')).toBeUndefined()
    await approve(payload, 'articles', id)
    const publish = await groupOf(people.publisher, 'publish')
    expect([publish?.total, publish?.entries.map(({ record }) => record.document)]).toEqual([1, [id]])
  })

  it('shows nobody what their permissions do not allow', async () => {
    expect((await tasksOf(people.writer)).map(({ task }) => task.key)).toEqual([])
    expect(await groupOf(people.publisher, 'review')).toBeUndefined()
  })
})
