import { beforeAll, describe, expect, it } from '@jest/globals'

import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import type { ChainReader } from '../../../src/audit/ChainReader.js'
import { chainKey, hashOf } from '../../../src/audit/hashOf.js'
import { verifyEvents } from '../../../src/audit/verifyChain.js'

beforeAll(() => void (process.env.PAYLOAD_SECRET = 'a secret for tests only, 32 characters'))

/** A chain of this many events, as the product writes it. */
function createChain(length: number): StoredEvent[] {
  const key = chainKey()
  const events: StoredEvent[] = []
  for (let sequence = 1; sequence <= length; sequence += 1)
    events.push(
      signEvent({ ...baseEvent, sequence, comment: `${sequence}`, previousHash: events.at(-1)?.hash ?? '' }, key),
    )
  return events
}
const baseEvent = {
  id: 'x',
  at: '2026-01-31T08:00:00.000Z',
  actor: null,
  actorKind: 'system',
  channel: 'command',
  action: 'test',
  outcome: 'done',
  codes: null,
  collection: null,
  document: null,
  from: null,
  to: null,
  contentHash: null,
  details: null,
} as const
const signEvent = (event: Omit<StoredEvent, 'hash'>, key = chainKey()): StoredEvent => ({
  ...event,
  hash: hashOf(event, key),
})

/** Reads from a list as from a table of a database. */
function createReader(events: StoredEvent[]): ChainReader & { readCount: number } {
  const sorted = () => [...events].sort((a, b) => a.sequence - b.sequence)
  return {
    readCount: 0,
    after(sequence, limit) {
      const page = sorted()
        .filter((event) => event.sequence > sequence)
        .slice(0, limit)
      this.readCount += page.length
      return Promise.resolve(page)
    },
    last: () => Promise.resolve(sorted().at(-1)),
    countUpTo: (sequence) => Promise.resolve(events.filter((event) => !(event.sequence > sequence)).length),
  }
}
const brokenAt = (sequence: number, reason: string) => ({ ok: false, broken: { sequence, reason } })
const headOf = ({ sequence, hash }: StoredEvent) => ({ sequence, hash })

describe('A chain', () => {
  it('is intact as it was written, empty or over several pages', async () => {
    expect(await verifyEvents(createReader([]))).toEqual({ ok: true, count: 0, head: { sequence: 0, hash: '' } })
    const events = createChain(1200)
    const progress: number[] = []
    expect(await verifyEvents(createReader(events), { onProgress: (count) => void progress.push(count) })).toEqual({
      ok: true,
      count: 1200,
      head: headOf(events[1199]!),
    })
    expect(progress).toEqual([500, 1000])
  })

  it('is broken at an event that was altered', async () => {
    const events = createChain(5)
    events[2] = { ...events[2]!, comment: 'other' }
    expect(await verifyEvents(createReader(events))).toMatchObject({ ...brokenAt(3, 'altered'), count: 2 })
  })

  it('is broken at a missing event, also at the first and between two pages', async () => {
    const events = createChain(600)
    expect(await verifyEvents(createReader(events.slice(1)))).toMatchObject(brokenAt(1, 'missing'))
    expect(await verifyEvents(createReader(events.filter(({ sequence }) => sequence !== 501)))).toMatchObject(
      brokenAt(501, 'missing'),
    )
  })

  it('is broken where an event was replaced by another that was signed with the key', async () => {
    const events = createChain(5)
    events[2] = signEvent({ ...events[2]!, comment: 'other' })
    expect(await verifyEvents(createReader(events))).toMatchObject(brokenAt(4, 'notLinked'))
  })

  it('is broken where events were swapped', async () => {
    const events = createChain(5)
    ;[events[1], events[2]] = [
      { ...events[2]!, sequence: 2 },
      { ...events[1]!, sequence: 3 },
    ]
    expect(await verifyEvents(createReader(events))).toMatchObject(brokenAt(2, 'altered'))
  })

  it('is broken by a sequence number that occurs twice, is not a number or lies between two', async () => {
    const events = createChain(500)
    expect(await verifyEvents(createReader([...events.slice(0, 3), events[2]!]))).toMatchObject(
      brokenAt(4, 'outOfOrder'),
    )
    // At the end of a page.
    expect(await verifyEvents(createReader([...events, events[499]!, ...createChain(501).slice(500)]))).toMatchObject({
      ok: false,
    })
    expect(await verifyEvents(createReader([...events, { ...events[0]!, sequence: 2.5 }]))).toMatchObject(
      brokenAt(3, 'outOfOrder'),
    )
    expect(
      await verifyEvents(createReader([...events, { ...events[0]!, sequence: undefined as never }])),
    ).toMatchObject(brokenAt(500, 'stray'))
  })

  it('is broken under another secret', async () => {
    const events = createChain(3)
    process.env.PAYLOAD_SECRET = 'another secret for tests, 32 characters'
    expect(await verifyEvents(createReader(events))).toMatchObject(brokenAt(1, 'altered'))
    process.env.PAYLOAD_SECRET = 'a secret for tests only, 32 characters'
  })
})

describe('A chain whose head is known', () => {
  it('is broken where its tail was cut off or rewritten', async () => {
    const events = createChain(6)
    const expectedHead = headOf(events[4]!)
    expect(await verifyEvents(createReader(events), { expectedHead })).toMatchObject({ ok: true, count: 6 })
    expect(await verifyEvents(createReader(events.slice(0, 3)), { expectedHead })).toMatchObject(brokenAt(4, 'cutOff'))
    expect(
      await verifyEvents(createReader(events), { expectedHead: { ...expectedHead, hash: 'f'.repeat(64) } }),
    ).toMatchObject(brokenAt(5, 'otherHead'))
  })

  it('is read only from the head on, which must still exist', async () => {
    const events = createChain(600)
    const since = headOf(events[589]!)
    const countingReader = createReader(events)
    expect(await verifyEvents(countingReader, { since })).toEqual({ ok: true, count: 11, head: headOf(events[599]!) })
    expect(countingReader.readCount).toBe(11)
    expect(await verifyEvents(createReader(events.slice(0, 400)), { since })).toMatchObject({
      ok: false,
      broken: { reason: 'cutOff' },
    })
    expect(await verifyEvents(createReader(events), { since: { ...since, hash: 'f'.repeat(64) } })).toMatchObject(
      brokenAt(590, 'otherHead'),
    )
    expect(await verifyEvents(createReader(events.filter(({ sequence }) => sequence !== 3)), { since })).toMatchObject({
      ok: false,
      broken: { reason: 'stray' },
    })
  })
})
