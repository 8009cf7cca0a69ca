import { describe, expect, it } from '@jest/globals'

import type { LinkedEvent } from '../../../src/audit/AuditEvent.js'
import { canonicalEvent, hashOf } from '../../../src/audit/hashOf.js'
import { storableJson, storableText } from '../../../src/audit/appendEvent.js'

const event: LinkedEvent = {
  sequence: 2,
  at: '2026-01-31T08:00:00.000Z',
  actor: 'u1',
  actorKind: 'person',
  channel: 'admin',
  action: 'content.approve',
  outcome: 'refused',
  codes: ['ownWork', 'stale'],
  collection: 'articles',
  document: 'a1',
  from: 'inReview',
  to: null,
  comment: '好',
  contentHash: 'c',
  details: { b: { y: 1, x: [2, { d: 3, c: null }] }, a: '' },
  previousHash: 'p',
}
const key = Buffer.alloc(32, 7)

describe('The signed text of an event', () => {
  it('has its keys in order, and null for missing values', () => {
    expect(canonicalEvent(event)).toBe(
      '{"action":"content.approve","actor":"u1","actorKind":"person","at":"2026-01-31T08:00:00.000Z","channel":"admin","codes":["ownWork","stale"],"collection":"articles","comment":"好","contentHash":"c","details":{"a":"","b":{"x":[2,{"c":null,"d":3}],"y":1}},"document":"a1","from":"inReview","outcome":"refused","previousHash":"p","sequence":2,"to":null}',
    )
  })

  it('does not depend on how a database stores missing values, or on the order of keys', () => {
    const { to: _to, ...rest } = event
    const storedForm = {
      id: 'x',
      hash: 'y',
      createdAt: 'z',
      ...Object.fromEntries(Object.entries(rest).reverse()),
      comment: '',
      codes: [],
    }
    expect(canonicalEvent(storedForm as unknown as LinkedEvent)).toBe(
      canonicalEvent({ ...event, comment: null, codes: null }),
    )
  })

  it.each(Object.keys(event) as (keyof LinkedEvent)[])(
    'has another hash when the field %s or the key changes',
    (field) => {
      expect(hashOf({ ...event, [field]: 'other' }, key)).not.toBe(hashOf(event, key))
      expect(hashOf(event, Buffer.alloc(32, 8))).not.toBe(hashOf(event, key))
    },
  )
})

describe('A value of an audit event', () => {
  it('loses the characters that one of the databases would change', () => {
    expect(storableText('a\0b\uD83D😀')).toBe('a\uFFFDb\uFFFD😀')
    expect([storableText(''), storableText(undefined), storableText(7)]).toEqual([null, null, '7'])
    expect(storableJson({ 'k\0': ['\uDC00', undefined, -0], gone: undefined, when: new Date(0) })).toEqual({
      'k\uFFFD': ['\uFFFD', null, 0],
      when: '1970-01-01T00:00:00.000Z',
    })
  })
})
