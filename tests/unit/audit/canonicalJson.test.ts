import { describe, expect, it } from '@jest/globals'

import { canonicalJson } from '../../../src/audit/canonicalJson.js'
import { SeededRandom } from '../../support/SeededRandom.js'

/**
 * The function that made the hashes of every chain and seal before the library: the keys of each object in order, else
 * as JSON.
 */
const formerJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )

const uuid = '0b6fb4a2-6a3c-4f0e-9d0c-8c1f6f4f3a55'
/** A MongoDB id of nothing but digits is longer than any array index, so it keeps its place as text. */
const digitsId = '650711223344556677889900'
const text = (content: string, format = 0) => ({
  type: 'text',
  version: 1,
  text: content,
  format,
  style: '',
  mode: 'normal',
  detail: 0,
})
const node = (type: string, children: object[], more: object = {}) => ({
  type,
  version: 1,
  format: '',
  indent: 0,
  direction: null,
  ...more,
  children,
})

/** What is stored and hashed: events, seals, the fields of a text, what is bound of its images. */
const stored: Readonly<Record<string, unknown>> = {
  event: {
    sequence: 12,
    at: '2026-01-31T08:00:00.000Z',
    actor: null,
    codes: ['ownWork', 'stale'],
    comment: '好："引号"\n\t\\ \u2028 😀',
    details: { revision: 3, fields: ['title', 'body'], voids: undefined, basis: { kind: 'admission', source: uuid } },
    previousHash: '',
  },
  seal: {
    contentHash: 'c',
    basis: { kind: 'approvals', levels: ['first'], approvals: [{ actor: uuid, at: '2026-01-31T08:00:00.000Z' }] },
    publishedBy: null,
    event: 7,
  },
  body: {
    root: node('root', [
      node('heading', [text('标题', 1)], { tag: 'h2' }),
      node('list', [node('listitem', [text('一')], { value: 1 })], { listType: 'number', start: 1, tag: 'ol' }),
      node('paragraph', [
        node('link', [text('\u0000\u001f\u007f"<&>\ufffd')], {
          fields: { url: 'https://a.cn/?q=1', newTab: true },
          id: 'x',
        }),
        { type: 'upload', version: 3, relationTo: 'media', value: digitsId, fields: null, id: 'y' },
      ]),
    ]),
  },
  images: { [digitsId]: { alt: '合影', file: 'f' }, [uuid]: null, '65aa11223344556677889900': { decorative: true } },
  fields: { year: 2024, amount: -0.5, ratio: 1e21, small: 1e-7, zero: -0, big: 9007199254740993, exact: 0.1 + 0.2 },
  dates: { start: new Date(Date.UTC(2024, 1, 29)), precision: 'day' },
  keys: { '': 1, é: 2, e: 3, 文: 4, '😀': 5, ﬃ: 6, Z: 7, _: 8, 'a.b': 9, ' ': 10, __proto__own: 11 },
  missing: { gone: undefined, list: [undefined, null, () => 1], call: () => 1, nested: { gone: undefined } },
  notNumbers: { nan: NaN, infinite: [Infinity, -Infinity] },
  surrogate: '\ud83d and \udc00',
  empty: [{}, [], '', null, false],
}

describe('Canonical JSON', () => {
  it.each(Object.keys(stored))('has the bytes that hashes were made of before the library: %s', (name) => {
    expect(canonicalJson(stored[name])).toBe(formerJson(stored[name]))
  })

  it('has them for a thousand values of any shape', () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const value = randomValue(new SeededRandom(seed), 4)
      expect(canonicalJson(value)).toBe(formerJson(value))
    }
  })

  it('is undefined where JSON has no text', () => {
    expect([canonicalJson(undefined), canonicalJson(() => 1)]).toEqual([undefined, undefined])
  })

  // The one difference to the former function: JavaScript lists keys that are array indexes first and by number.
  // Nothing that is stored has such keys; where a client put one into a rich text, its seal does not verify and the
  // text is reviewed again.
  it('orders keys that are numbers as RFC 8785 does, 3.2.3', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '10': 5,
      '9': 6,
      '\u{1f600}': 7,
      '\u0080': 8,
      '\u00f6': 9,
    }
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"10":5,"9":6,"\u0080":8,"\u00f6":9,"\u20ac":1,"\u{1f600}":7,"\ufb33":3}',
    )
    expect(formerJson(value)).toMatch(/^\{"1":4,"9":6,"10":5,/)
  })

  it('writes numbers as RFC 8785 does, appendix B', () => {
    const numbers = [
      0, -0, 5e-324, -5e-324, 1.7976931348623157e308, 9007199254740992, 295147905179352830000, 1e23, 333333333.3333332,
    ]
    expect(canonicalJson(numbers)).toBe(
      '[0,0,5e-324,-5e-324,1.7976931348623157e+308,9007199254740992,295147905179352830000,1e+23,333333333.3333332]',
    )
  })
})

const characters = [...'abZ_$-."\\\n 中文é😀\ufb33\u2028']
const randomText = (random: SeededRandom): string =>
  Array.from({ length: Math.floor(random.next() * 6) }, () => random.pick(characters)).join('')

function randomValue(random: SeededRandom, depth: number): unknown {
  const kind = Math.floor(random.next() * (depth > 0 ? 9 : 6))
  if (kind === 0) return randomText(random)
  if (kind === 1) return (random.next() - 0.5) * 10 ** Math.floor(random.next() * 40 - 20)
  if (kind === 2) return Math.floor(random.next() * 1e6)
  if (kind === 3) return random.pick([null, undefined, true, false])
  if (kind === 4) return new Date(Math.floor(random.next() * 2e12))
  if (kind === 5) return random.pick([NaN, Infinity, -0, '', [], {}])
  const length = Math.floor(random.next() * 5)
  if (kind === 6) return Array.from({ length }, () => randomValue(random, depth - 1))
  return Object.fromEntries(Array.from({ length }, () => [randomText(random), randomValue(random, depth - 1)]))
}
