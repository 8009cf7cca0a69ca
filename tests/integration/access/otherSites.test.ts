import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { signIn } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

let dashiji: Dashiji
let cookie: string

beforeAll(async () => {
  dashiji = await startDashiji()
  const { email } = await signIn(dashiji.payload, 'writer')
  const { headers } = await send(dashiji, 'post', 'users/login', undefined, { email, password: 'a long password' })
  cookie = String(headers['set-cookie']).split(';')[0]!
})
afterAll(() => dashiji.stop())

const statusOfDraft = async (headers: Record<string, string>) =>
  (await send(dashiji, 'post', 'articles?draft=true', { headers: { cookie, ...headers } }, { title: '稿' })).status

it.each([
  [{ 'sec-fetch-site': 'same-origin' }, 201],
  [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, 201],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'http://blog.localhost:3000', 'sec-fetch-site': 'same-site' }, 403],
  [{ origin: 'null' }, 403],
])('A request with the session cookie and %j answers %s', async (headers, status) => {
  expect(await statusOfDraft(headers as Record<string, string>)).toBe(status)
})

it('A link on a sibling site may be followed by somebody who is signed in, and its images may not', async () => {
  const read = async (headers: object) =>
    (await send(dashiji, 'get', 'users/me', { headers: { cookie, 'sec-fetch-site': 'same-site', ...headers } })).body
      .user
  expect(await read({ 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })).not.toBeNull()
  expect(await read({ 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).toBeNull()
})
