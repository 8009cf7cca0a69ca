import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { createWebsiteKey } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createDocument, createLiveDocument, trashDocument } from './documents.js'

/** Live documents that refer to hidden ones by every kind of relation there is. */
describe('Relations to documents that the reader may not see', () => {
  let dashiji: Dashiji
  let hiddenIds: string[]
  let article: string
  let activity: string
  let honour: string
  let person: string
  let websiteHeaders: { Authorization: string }

  const get = (path: string) => request(dashiji.app).get(`/api/${path}`).expect(200)
  const graphql = (query: string) => request(dashiji.app).post('/api/graphql').send({ query }).expect(200)

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    websiteHeaders = await createWebsiteKey(payload)
    const draftPerson = await createDocument(payload, 'people', { data: { name: '暗人' } })
    const trashedPerson = await createDocument(payload, 'people', { data: { name: '旧人' } })
    await trashDocument(payload, 'people', trashedPerson.id)
    const draftArticle = await createDocument(payload, 'articles', { data: { title: '暗文' } })
    const unusedPicture = await createDocument(payload, 'media', { data: { alt: '暗图' } })
    person = (await createLiveDocument(payload, 'people', { data: { name: '明人' } })).id
    article = (await createLiveDocument(payload, 'articles', { data: { title: '明文', cover: unusedPicture.id } })).id
    const participants = [draftPerson.id, person, trashedPerson.id].map((id) => ({ person: id, title: '代表' }))
    activity = (await createLiveDocument(payload, 'activities', { data: { title: '明活动', article, participants } }))
      .id
    honour = (
      await createLiveDocument(payload, 'honours', {
        data: { title: '明荣誉', article: draftArticle.id, recipients: [draftPerson.id, person, trashedPerson.id] },
      })
    ).id
    const draftActivity = await createDocument(payload, 'activities', {
      data: { title: '暗活动', article, participants: [{ person }] },
    })
    const draftHonour = await createDocument(payload, 'honours', {
      data: { title: '暗荣誉', article, recipients: [person] },
    })
    // An image of live text is public; this one lost its mark behind the text's back.
    await payload.db.updateOne({ collection: 'media', id: unusedPicture.id, data: { isPublic: false, publicUses: [] } })
    hiddenIds = [draftPerson, trashedPerson, draftArticle, unusedPicture, draftActivity, draftHonour].map(
      ({ id }) => id,
    )
  })
  afterAll(() => dashiji.stop())

  const hiddenIn = (body: unknown) =>
    [...hiddenIds, '暗', '旧人'].filter((trace) => JSON.stringify(body).includes(trace))

  it.each([0, 1, 2, 5, 50])('leave no trace at depth %i, neither populated nor as a bare id', async (depth) => {
    for (const slug of ['articles', 'activities', 'people', 'honours']) {
      const { body } = await get(`${slug}?depth=${depth}`)
      expect(body.docs).toHaveLength(1)
      expect(hiddenIn(body)).toEqual([])
    }
    expect(hiddenIn((await get(`honours/${honour}?depth=${depth}`)).body)).toEqual([])
    expect(hiddenIn((await get(`articles/${article}?depth=${depth}`)).body)).toEqual([])
  })

  it('leave no trace for a website’s key', async () => {
    const { body } = await request(dashiji.app).get('/api/honours?depth=2').set(websiteHeaders).expect(200)
    expect(hiddenIn(body)).toEqual([])
  })

  it('leave no trace when the fields are chosen', async () => {
    expect(hiddenIn((await get('honours?select[recipients]=true&select[article]=true&depth=0')).body)).toEqual([])
    expect(
      hiddenIn((await get('honours?depth=2&populate[people][name]=true&populate[articles][title]=true')).body),
    ).toEqual([])
  })

  it('leave no trace over GraphQL', async () => {
    const { body } = await graphql(`
      {
        Articles {
          docs {
            title
            cover {
              alt
            }
            activities {
              docs {
                title
              }
            }
            honours {
              docs {
                title
              }
            }
          }
        }
        Activities {
          docs {
            article {
              title
            }
            participants {
              title
              person {
                name
              }
            }
          }
        }
        Honours {
          docs {
            article {
              title
            }
            recipients {
              name
              honours {
                docs {
                  title
                }
              }
              activities {
                docs {
                  title
                }
              }
            }
          }
        }
        People {
          docs {
            name
            honours {
              docs {
                title
                article {
                  title
                }
              }
            }
            activities {
              docs {
                title
              }
            }
          }
        }
      }
    `)
    expect(body.errors).toBeUndefined()
    expect(hiddenIn(body)).toEqual([])
    expect(body.data.Honours.docs).toEqual([
      {
        article: null,
        recipients: [
          { name: '明人', honours: { docs: [{ title: '明荣誉' }] }, activities: { docs: [{ title: '明活动' }] } },
        ],
      },
    ])
  })

  it('keep what the live text itself says about a hidden person', async () => {
    const { body } = await get(`activities/${activity}?depth=1`)
    expect(
      body.participants.map((row: { title: string; person: { name: string } | null }) => [row.title, row.person?.name]),
    ).toEqual([
      ['代表', undefined],
      ['代表', '明人'],
      ['代表', undefined],
    ])
  })

  it('do not count in a join', async () => {
    const { body } = await get(`articles/${article}?depth=0&joins[activities][count]=true&joins[honours][count]=true`)
    expect(body.activities).toMatchObject({ totalDocs: 1, docs: [activity] })
    expect(body.honours).toMatchObject({ totalDocs: 0, docs: [] })
  })

  it('are shown to staff', async () => {
    const { signIn } = await import('../../support/signIn.js')
    const writer = await signIn(dashiji.payload, 'writer')
    const { body } = await request(dashiji.app).get(`/api/honours/${honour}?depth=0`).set(writer.headers).expect(200)
    expect(body.recipients).toHaveLength(3)
  })

  it('are not cut off at a page’s length: a live list of 102 people is populated whole', async () => {
    const names = Array.from({ length: 102 }, (_unused, index) => `人${index}`)
    const ids: string[] = []
    for (const name of names) ids.push((await createLiveDocument(dashiji.payload, 'people', { data: { name } })).id)
    const { id } = await createLiveDocument(dashiji.payload, 'honours', { data: { title: '团体', recipients: ids } })
    const { body } = await get(`honours/${id}?depth=1`)
    expect(body.recipients.map(({ name }: { name: string }) => name)).toEqual(names)
    const answer = await graphql(`{ Honour(id: "${id}") { recipients { name } } }`)
    expect(answer.body.data.Honour.recipients).toHaveLength(102)
  })
})
