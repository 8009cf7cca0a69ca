import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { createDocumentIn } from '../../support/documents.js'
import { signInPeople, type Requester } from '../../support/people.js'
import { errorCodesOf, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { fuzz, oddString, oddValue } from './fuzzSettings.js'

const lists = ['Articles', 'Activities', 'People', 'Honours', 'Organisations', 'Topics', 'allMedia', 'Users', 'Roles']
const typeOf: Record<string, string> = {
  Articles: 'Article',
  Activities: 'Activity',
  People: 'Person',
  Honours: 'Honour',
  Organisations: 'Organisation',
  Topics: 'Topic',
  allMedia: 'Media',
  Users: 'User',
  Roles: 'Role',
}
const fields =
  'id title name slug summary kind publishedAt date__start date__precision participants__title participants__person ' +
  'figures__value year recipients article topics cover images origin__url createdAt updatedAt deletedAt _status ' +
  'aliases parent alt decorative width email workflowState createdBy body bodyHtml AND OR __proto__'
const operators =
  'equals not_equals in not_in all like contains exists greater_than greater_than_equal less_than less_than_equal near'

const condition = fc
  .tuple(fc.constantFrom(...fields.split(' ')), fc.constantFrom(...operators.split(' ')), oddValue)
  .map(([path, operator, value]) => ({ [path]: { [operator]: value } }))
const where: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: condition },
  fc
    .tuple(fc.constantFrom('AND', 'OR'), fc.array(condition, { maxLength: 3 }))
    .map(([junction, list]) => ({ [junction]: list })),
  oddValue,
)
const number = fc.constantFrom<unknown>(0, -1, 1, 2 ** 31 - 1, 2 ** 31, 1.5, null, 'x', [], 100, 1e308)
const listQuery = fc.record({
  who: fc.constantFrom('anonymous', 'website', 'writer'),
  list: fc.constantFrom(...lists),
  variables: fc.record(
    {
      where,
      sort: fc.oneof(
        oddString,
        fc.constantFrom('-publishedAt', 'body', 'participants', 'article.title', '-,', 'topics'),
      ),
      limit: number,
      page: number,
      draft: fc.oneof(fc.boolean(), oddValue),
      trash: fc.oneof(fc.boolean(), oddValue),
      pagination: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
})
const oneQuery = fc.record({
  who: fc.constantFrom('anonymous', 'website', 'writer'),
  type: fc.constantFrom('Article', 'Person', 'Organisation', 'Media', 'versionArticle', 'docAccessArticle', 'meUser'),
  id: oddValue,
})
const literal = fc.constantFrom(
  ...[
    'null',
    '""',
    '"abc"',
    '-1',
    '1.5',
    '1e400',
    '[]',
    '{}',
    '[null]',
    'true',
    'news',
    '"2024-13-01"',
    '$x',
    '"\\u0000"',
  ],
)
const literalQuery = fc
  .tuple(
    fc.constantFrom(...lists),
    fc.constantFrom(...fields.split(' ')),
    fc.constantFrom(...operators.split(' ')),
    literal,
    fc.constantFrom('', ', limit: -1', ', sort: ""', ', page: 999999999', ', limit: 3.5'),
  )
  .map(
    ([list, path, operator, value, more]) =>
      `{ ${list}(where: { ${path}: { ${operator}: ${value} } }${more}) { totalDocs docs { id } } }`,
  )
const joinQuery = fc
  .tuple(fc.constantFrom('activities', 'honours'), where, oddString, number, number)
  .map(([join, condition_, sort, limit, page]) => ({ join, variables: { where: condition_, sort, limit, page } }))

describe('No GraphQL argument is answered with a fault of the server', () => {
  let dashiji: Dashiji
  let people: Record<string, Requester>

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, 'anonymous', 'website', 'writer')
    const article = await createDocumentIn(dashiji.payload, 'articles', 'live')
    await createDocumentIn(dashiji.payload, 'activities', 'live', { data: { title: '活动', article: article.id } })
  })
  afterAll(() => dashiji.stop())

  async function query(who: string, text: string, variables: unknown) {
    const answer = await send(dashiji, 'post', 'graphql', people[who], { query: text, variables } as object)
    const isFault = answer.status >= 500 || errorCodesOf(answer).includes('internal')
    return {
      sent: `${who} ${text} ${JSON.stringify(variables)}`.slice(0, 400),
      fault: isFault ? String(answer.status) : undefined,
    }
  }

  it('of a list', async () => {
    const result = await fuzz(listQuery, ({ who, list, variables }) => {
      const type = typeOf[list]!
      const text = `query($where: ${type}_where, $sort: String, $limit: Int, $page: Int, $draft: Boolean, $trash: Boolean, $pagination: Boolean) { ${list}(where: $where, sort: $sort, limit: $limit, page: $page, draft: $draft, trash: $trash, pagination: $pagination) { totalDocs docs { id } } }`
      const plain = text
        .replaceAll(/, \$(?:draft|trash): Boolean/g, governed.includes(list) ? '$&' : '')
        .replaceAll(/, (?:draft|trash): \$\w+/g, governed.includes(list) ? '$&' : '')
      return query(who, plain, variables)
    })
    expect(result).toEqual({ ...result, faults: [] })
  }, 900_000)

  it('of one document', async () => {
    const result = await fuzz(oneQuery, ({ who, type, id }) =>
      query(who, `query($id: String!) { ${type}(id: $id) { id } }`, { id }),
    )
    expect(result).toEqual({ ...result, faults: [] })
  }, 900_000)

  it('written into the query', async () => {
    const result = await fuzz(literalQuery, (text) => query('website', text, undefined))
    expect(result).toEqual({ ...result, faults: [] })
  }, 900_000)

  it('of a join', async () => {
    const result = await fuzz(joinQuery, ({ join, variables }) => {
      const type = join === 'activities' ? 'Activity' : 'Honour'
      const text = `query($where: ${type}_where, $sort: String, $limit: Int, $page: Int) { Articles { docs { ${join}(where: $where, sort: $sort, limit: $limit, page: $page) { docs { id } } } } }`
      const untyped = text.replace(`$where: ${type}_where`, '$where: JSON')
      return query('website', untyped, variables)
    })
    expect(result).toEqual({ ...result, faults: [] })
  }, 900_000)
})

const governed = ['Articles', 'Activities', 'People', 'Honours']
