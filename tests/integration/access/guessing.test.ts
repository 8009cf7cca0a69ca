import crypto from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { signIn, type Person } from '../../support/people.js'
import { errorCodesOf, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'

const password = 'a long password'
let dashiji: Dashiji
let admin: Person
let victim: Person
let network = 0

/** Addresses that no other test has. */
const newAddress = (): string => `198.51.100.${(network += 1)}`
const post = (path: string, body: object, from: string) =>
  send(dashiji, 'post', `users/${path}`, { headers: { 'X-Forwarded-For': from } }, body)
const guess = (email: string, from: string) => post('login', { email, password: 'a guess' }, from)
const signInFrom = async (from: string, email = victim.email) => (await post('login', { email, password }, from)).status

async function guessUntilRefused(email: string, from: string): Promise<number> {
  for (let count = 0; count < 60; count += 1) if ((await guess(email, from)).status === 429) return count
  return Infinity
}

beforeAll(async () => {
  dashiji = await startDashiji()
  admin = await signIn(dashiji.payload, 'admin')
  victim = await signIn(dashiji.payload, 'writer')
})
afterAll(() => dashiji.stop())

describe('Guessing the password of a colleague', () => {
  it('soon has to wait, for the right password too, and is told how long', async () => {
    const from = newAddress()
    expect(await guessUntilRefused(victim.email, from)).toBe(10)
    const refused = await post('login', { email: ` ${victim.email.toUpperCase()}`, password }, from)
    expect([refused.status, ...errorCodesOf(refused)]).toEqual([429, 'tooManyAttempts'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.body.errors[0].data).toMatchObject({ seconds: Number(refused.headers['retry-after']) })
  })

  it('shuts neither the colleague out elsewhere nor others out at the same address', async () => {
    const from = newAddress()
    await guessUntilRefused(victim.email, from)
    expect(await signInFrom(newAddress())).toBe(200)
    expect(await signInFrom(from, admin.email)).toBe(200)
  })

  it('from thirty addresses shuts nobody out at a thirty-first', async () => {
    for (let count = 0; count < 30; count += 1) expect((await guess(victim.email, newAddress())).status).toBe(401)
    expect(await signInFrom(newAddress())).toBe(200)
  })

  it('is counted by the /64 of an IPv6 address', async () => {
    for (let count = 0; count < 10; count += 1) await guess(victim.email, `2001:db8:1:2::${count}`)
    expect(await signInFrom('2001:db8:1:2:ffff::1')).toBe(429)
    expect(await signInFrom('2001:db8:1:3::1')).toBe(200)
  })

  it('by a hundred requests at once is no hundred guesses', async () => {
    const from = newAddress()
    const answers = await Promise.all(Array.from({ length: 100 }, () => guess(victim.email, from)))
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10)
  })

  it.each(['users/x/../login', 'users/login/', 'users/login//', 'users\\login', 'users/%2e/login'])(
    'is counted at the address /api/%s too',
    async (path) => {
      const from = newAddress()
      const attempt = () =>
        send(dashiji, 'post', path, { headers: { 'X-Forwarded-For': from } }, { email: victim.email, password: 'x' })
      for (let count = 0; count < 12; count += 1) await attempt()
      expect([429, 404]).toContain((await attempt()).status)
    },
  )

  it('is not made easier by addresses that the guesser writes in front of their own', async () => {
    const own = newAddress()
    for (let count = 0; count < 10; count += 1) await guess(victim.email, `${newAddress()}, ${own}`)
    expect(await signInFrom(`${newAddress()}, ${own}`)).toBe(429)
    expect(await signInFrom('unknown')).toBe(200)
  })

  it('leaves a person who mistypes the first nine tries', async () => {
    const from = newAddress()
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 9; count += 1) await guess(victim.email, from)
      expect(await signInFrom(from)).toBe(200)
    }
  })

  it('is over when an administrator unlocks the account', async () => {
    const from = newAddress()
    await guessUntilRefused(victim.email, from)
    await send(dashiji, 'post', 'users/unlock', victim, { email: victim.email }).expect(403)
    expect(await signInFrom(from)).toBe(429)
    await send(dashiji, 'post', 'users/unlock', admin, { email: victim.email }).expect(200)
    expect(await signInFrom(from)).toBe(200)
  })

  it('never writes to the account, so that it cannot be locked', async () => {
    await guessUntilRefused(victim.email, newAddress())
    const account = await dashiji.payload.db.findOne<{ id: string; lockUntil?: unknown; loginAttempts?: unknown }>({
      collection: 'users',
      where: { email: { equals: victim.email } },
    })
    expect([account?.lockUntil ?? null, account?.loginAttempts ?? 0]).toEqual([null, 0])
  })
})

it('One address cannot try many accounts', async () => {
  const from = newAddress()
  const statuses = []
  for (let count = 0; count < 40; count += 1) statuses.push((await guess(`no-${count}@example.org`, from)).status)
  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401))
  expect(statuses.at(-1)).toBe(429)
  expect(await signInFrom(from)).toBe(429)
  expect(await signInFrom(newAddress())).toBe(200)
})

it.each(['forgot-password', 'reset-password'])('One address cannot call %s without end', async (path) => {
  const from = newAddress()
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => (await post(path, { email: 'no@example.org', token: 'x' }, from)).status),
  )
  expect(statuses).toContain(429)
  expect((await post(path, { email: 'no@example.org' }, newAddress())).status).not.toBe(429)
})

it('A sign-in costs one password hash, whether or not there is such an account', async () => {
  const hash = crypto.pbkdf2
  const rounds: number[] = []
  const counted = (...args: Parameters<typeof hash>) => {
    rounds.push(args[2])
    return hash(...args)
  }
  crypto.pbkdf2 = counted as typeof hash
  try {
    await guess(victim.email, newAddress())
    await guess('nobody@example.org', newAddress())
  } finally {
    crypto.pbkdf2 = hash
  }
  expect(rounds).toEqual([600_000, 600_000])
})

it('The audit trail has the address of a sign-in and of a refused one', async () => {
  const [right, wrong] = [newAddress(), newAddress()]
  await signInFrom(right)
  await guess(victim.email, `203.0.113.9, ${wrong}`)
  const events = await readAuditEvents(dashiji.payload, { action: 'session.signIn' })
  const outcomes = events.map(({ outcome, details }) => [details?.address, outcome])
  expect(outcomes).toEqual(
    expect.arrayContaining([
      [right, 'done'],
      [wrong, 'refused'],
    ]),
  )
  expect(JSON.stringify(outcomes)).not.toContain('203.0.113.9')
})
