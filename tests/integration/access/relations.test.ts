import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn, createImage } from '../../support/documents.js'
import { signInPeople, type Person, type Website } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

/** Live documents refer to hidden ones by every kind of relation that exists. */
describe('Relations to documents that the reader may not see', () => {
  let dashiji: Dashiji
  let hiddenIds: string[]
  let article: string
  let activity: string
  let honour: string
  let person: string
  let website: Website
  let writer: Person

  const get = (path: string) => send(dashiji, 'get', path).expect(200)

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    ;({ website, writer } = await signInPeople(payload, 'website', 'writer'))
    const draftPerson = await createDocument(payload, 'people', { data: { name: '暗人' } })
    const trashedPerson = await createDocumentIn(payload, 'people', 'trashed', { data: { name: '旧人' } })
    const draftArticle = await createDocument(payload, 'articles', { data: { title: '暗文' } })
    const hiddenImage = await createImage(payload, { alt: '暗图' })
    person = (await createDocumentIn(payload, 'people', 'live', { data: { name: '明人' } })).id
    article = (await createDocumentIn(payload, 'articles', 'live', { data: { title: '明文', cover: hiddenImage.id } }))
      .id
    const participants = [draftPerson.id, person, trashedPerson.id].map((id) => ({ person: id, title: '代表' }))
    activity = (
      await createDocumentIn(payload, 'activities', 'live', { data: { title: '明活动', article, participants } })
    ).id
    honour = (
      await createDocumentIn(payload, 'honours', 'live', {
        data: { title: '明荣誉', article: draftArticle.id, recipients: [draftPerson.id, person, trashedPerson.id] },
      })
    ).id
    const draftActivity = await createDocument(payload, 'activities', {
      data: { title: '暗活动', article, participants: [{ person }] },
    })
    const draftHonour = await createDocument(payload, 'honours', {
      data: { title: '暗荣誉', article, recipients: [person] },
    })
    // An image of live content is public; written to the database directly, it is hidden all the same.
    await payload.db.updateOne({ collection: 'media', id: hiddenImage.id, data: { isPublic: false, publicUses: [] } })
    hiddenIds = [draftPerson, trashedPerson, draftArticle, hiddenImage, draftActivity, draftHonour].map(({ id }) => id)
  })
  afterAll(() => dashiji.stop())

  const hiddenIn = (body: unknown) =>
    [...hiddenIds, '暗', '旧人'].filter((trace) => JSON.stringify(body).includes(trace))

  it.each([0, 1, 2, 5, 50])('show nothing at depth %i, neither populated nor as a bare id', async (depth) => {
    for (const slug of ['articles', 'activities', 'people', 'honours']) {
      const { body } = await get(`${slug}?depth=${depth}`)
      expect(body.docs).toHaveLength(1)
      expect(hiddenIn(body)).toEqual([])
    }
    expect(hiddenIn((await get(`honours/${honour}?depth=${depth}`)).body)).toEqual([])
    expect(hiddenIn((await get(`articles/${article}?depth=${depth}`)).body)).toEqual([])
  })

  it('show nothing to a website with its key', async () => {
    const { body } = await send(dashiji, 'get', 'honours?depth=2', website).expect(200)
    expect(hiddenIn(body)).toEqual([])
  })

  it('show nothing when the fields are selected', async () => {
    expect(hiddenIn((await get('honours?select[recipients]=true&select[article]=true&depth=0')).body)).toEqual([])
    expect(
      hiddenIn((await get('honours?depth=2&populate[people][name]=true&populate[articles][title]=true')).body),
    ).toEqual([])
  })

  it('show nothing over GraphQL', async () => {
    const { data, errors } = await queryGraphql<{ Honours: { docs: unknown[] } }>(
      dashiji,
      `
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
    `,
    )
    expect(errors).toBeUndefined()
    expect(hiddenIn(data)).toEqual([])
    expect(data!.Honours.docs).toEqual([
      {
        article: null,
        recipients: [
          { name: '明人', honours: { docs: [{ title: '明荣誉' }] }, activities: { docs: [{ title: '明活动' }] } },
        ],
      },
    ])
  })

  it('keep what the live document itself says about a hidden person', async () => {
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
    const { body } = await send(dashiji, 'get', `honours/${honour}?depth=0`, writer).expect(200)
    expect(body.recipients).toHaveLength(3)
  })

  it('are not limited to a page: all of 102 recipients are populated', async () => {
    const names = Array.from({ length: 102 }, (_unused, index) => `人${index}`)
    const ids: string[] = []
    for (const name of names)
      ids.push((await createDocumentIn(dashiji.payload, 'people', 'live', { data: { name } })).id)
    const { id } = await createDocumentIn(dashiji.payload, 'honours', 'live', {
      data: { title: '团体', recipients: ids },
    })
    const { body } = await get(`honours/${id}?depth=1`)
    expect(body.recipients.map(({ name }: { name: string }) => name)).toEqual(names)
    const { data } = await queryGraphql<{ Honour: { recipients: unknown[] } }>(
      dashiji,
      `{ Honour(id: "${id}") { recipients { name } } }`,
    )
    expect(data!.Honour.recipients).toHaveLength(102)
  }, 180_000)
})
