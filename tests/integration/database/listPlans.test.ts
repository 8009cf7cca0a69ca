import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Test } from 'supertest'

import { fillLists } from '../../../bench/fillLists.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

type Statement = { sql: string; args: unknown[] }
type Step = { parent: number; detail: string }
type Client = { execute(statement: Statement): Promise<{ rows: unknown[] }> }

const describeOnSqlite = DASHIJI_DATABASE === 'sqlite' ? describe : describe.skip

describeOnSqlite('The plan of a list of ten live documents (skipped on MongoDB: it has no such plans to read)', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
    await fillLists(dashiji.payload, 300)
  }, 120_000)
  afterAll(() => dashiji.stop())

  /** The plans of the statements that one request leads to. */
  async function plansOf(sendRequest: () => Test): Promise<{ sql: string; steps: Step[] }[]> {
    const { client } = dashiji.payload.db as unknown as { client: Client }
    const execute = client.execute.bind(client)
    const statements: Statement[] = []
    client.execute = (statement) => {
      statements.push(statement)
      return execute(statement)
    }
    await sendRequest().expect(200)
    client.execute = execute
    const plan = async ({ sql, args }: Statement) => ({
      sql,
      steps: (await execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args })).rows as Step[],
    })
    return Promise.all(statements.map(plan))
  }

  /** Steps that read a whole table, or build an index for this query alone. Results of inner queries may be scanned. */
  const fullScans = (steps: Step[]) => {
    const inner = steps.flatMap(({ detail }) => /^CO-ROUTINE (\S+)/.exec(detail)?.[1] ?? [])
    return steps
      .map(({ detail }) => detail)
      .filter(
        (detail) => /AUTOMATIC/.test(detail) || (/^SCAN/.test(detail) && !inner.includes(detail.split(' ')[1] ?? '')),
      )
  }

  const rest = (collection: string) => () => send(dashiji, 'get', `${collection}?limit=10`)
  const graphql = (query: string) => () => send(dashiji, 'post', 'graphql', undefined, { query })

  it.each([
    ['articles', rest('articles'), graphql('{ Articles(limit: 10) { totalDocs docs { title topics { name } } } }')],
    [
      'activities',
      rest('activities'),
      graphql('{ Activities(limit: 10) { totalDocs docs { title participants { person { name } } } } }'),
    ],
    ['people', rest('people'), graphql('{ People(limit: 10) { totalDocs docs { name positions { title } } } }')],
    ['honours', rest('honours'), graphql('{ Honours(limit: 10) { totalDocs docs { title recipients { name } } } }')],
  ])('of %s uses an index in the order of the list, and scans no table', async (table, ...requests) => {
    for (const sendRequest of requests) {
      const plans = await plansOf(sendRequest)
      const list = plans.find(({ sql }) => / limit \?/.test(sql) && sql.includes(`from "${table}"`))
      const outer = list?.steps.filter(({ parent }) => parent === 0).map(({ detail }) => detail) ?? []
      expect(outer[0]).toMatch(new RegExp(`^SEARCH ${table} USING INDEX _status_\\w+`))
      expect(outer).not.toContain('USE TEMP B-TREE FOR ORDER BY')
      expect(plans.flatMap(({ steps }) => fullScans(steps))).toEqual([])
    }
  })
})
