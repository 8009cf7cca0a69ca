import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocumentIn, createImage } from '../../support/documents.js'
import { signInPeople, type Person, type Website } from '../../support/people.js'
import { send, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('Whoever may not change images or accounts', () => {
  let dashiji: Dashiji
  let people: { reader: Person; website: Website; writer: Person }
  let imageId: string

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, 'reader', 'website', 'writer')
    imageId = (await createImage(dashiji.payload)).id
    await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { cover: imageId } })
  })
  afterAll(() => dashiji.stop())

  it('is refused plainly, and no image is read for them', async () => {
    const { db } = dashiji.payload
    const find = db.find.bind(db)
    const read: string[] = []
    db.find = (args) => {
      read.push(args.collection)
      return find(args)
    }
    try {
      for (const path of ['media?where[id][exists]=true', `media/${imageId}`])
        for (const as of [undefined, people.website, people.reader]) {
          const answer = await send(dashiji, 'patch', path, as, { alt: '新' })
          expect([401, 403]).toContain(answer.status)
          expect(JSON.stringify(answer.body)).not.toContain('articles')
        }
      expect(read).not.toContain('media')
    } finally {
      db.find = find
    }
  })

  it('learns nothing about an account from unlocking it', async () => {
    const answers = await Promise.all(
      ['nobody@example.org', people.reader.email].map((email) =>
        send(dashiji, 'post', 'users/unlock', people.writer, { email }),
      ),
    )
    expect(statusAndCodesOf(answers[0]!)).toEqual(statusAndCodesOf(answers[1]!))
    expect(answers[0]!.status).toBe(403)
  })
})
