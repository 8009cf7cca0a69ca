import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { readLinkAddress } from '../../../src/richText/linkAddress.js'

const read = (address: unknown): string => {
  const result = readLinkAddress(address)
  return 'stored' in result ? result.stored : result.code
}

describe('The address of a link', () => {
  it.each([
    'http://neiwang/a',
    'http://localhost:3000/x',
    'https://example.org/路径?问=答#节',
    'https://例子.中国/',
    'http://[::1]/x',
    'mailto:a@example.org?subject=%E4%BD%A0',
    'tel:12385',
    'tel:+86-10-8888(6666)',
    'sms:12385',
    '/',
    '/关于?x=1#y',
    '#第一节',
  ])('stays as it is written: %s', (address) => {
    expect(read(address)).toBe(address)
  })

  it.each([
    ['https：//example.org', 'https://example.org'],
    ['ｈｔｔｐｓ：／／example.org', 'https://example.org'],
    ['HTTP:/example.org', 'http://example.org'],
    ['http:example.org', 'http://example.org'],
    ['https:\\\\example.org', 'https://example.org'],
    ['www.example.org/路径', 'https://www.example.org/路径'],
    ['example.org', 'https://example.org'],
    ['example.org:8080/x', 'https://example.org:8080/x'],
    ['残联.中国/x', 'https://残联.中国/x'],
    ['192.168.1.1/x', 'https://192.168.1.1/x'],
    ['zhang@example.org', 'mailto:zhang@example.org'],
    [' https://example.org/a b\u3000c\n', 'https://example.org/a%20b%E3%80%80c'],
    ['\u200Bhttps://example.org\uFEFF', 'https://example.org'],
    ['tel：010 8888 6666', 'tel:01088886666'],
    ['ｔｅｌ：１２３８５', 'tel:12385'],
    ['/about us', '/about%20us'],
  ])('is put right where it is plain what is meant: %s', (address, stored) => {
    expect(read(address)).toBe(stored)
  })

  it.each([
    ['http%3A%2F%2Fneiwang%2Ftongzhi', 'http://neiwang/tongzhi'],
    ['http%253A%252F%252Fneiwang', 'http://neiwang'],
    ['%23%E7%AC%AC', '#第'],
    ['http%3A%2F%2F%', 'linkUnreadable'],
  ])('is decoded where an earlier version encoded the whole of it: %s', (address, stored) => {
    expect(read(address)).toBe(stored)
  })

  it.each(['javascript:alert(1)', 'java\tscript:alert(1)', 'ＪavaScript：x', 'data:text/html,x', 'file:///etc', 'x:y'])(
    'is refused for its scheme: %s',
    (address) => {
      expect(read(address)).toBe('linkScheme')
    },
  )

  it.each([
    ...['', 'https://', './a', '../a', 'a/b', 'a.html', 'report.pdf', '?a=b', '12385', '1.5', '正文.第一节'],
    ...['//example.org', '/\\example.org', '/.//example.org', 'https://a b/', 'http://1.2.3.4.5/', 'tel:', 'mailto:'],
    ...[undefined, null, 7, {}],
  ])('is refused where it leads nowhere, or elsewhere on every page: %p', (address) => {
    expect(read(address)).toBe('linkUnreadable')
  })

  const parts = [
    'http',
    's',
    ':',
    '：',
    '/',
    '／',
    '\\',
    '#',
    '?',
    '%',
    '%3A',
    '%20',
    '.',
    '@',
    ' ',
    '\u3000',
    '\t',
    'org',
  ]
  const scraps = fc.oneof(
    fc.constantFrom(...parts, 'tel:', 'mailto:', 'www.', '\uD800', '\uFEFF'),
    fc.string(),
    fc.webUrl(),
  )
  const addresses = fc.array(scraps, { maxLength: 6 }).map((each) => each.join(''))

  it('is the same when what is stored is read again, and its target does not change either', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const first = readLinkAddress(address)
        if (!('stored' in first)) return
        expect(readLinkAddress(first.stored)).toEqual(first)
        expect(readLinkAddress(first.href)).toMatchObject({ href: first.href })
      }),
      { numRuns: 3_000 },
    )
  })

  it('never leads anywhere but to the web, to mail, to a telephone or within the website', () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const result = readLinkAddress(address)
        if (!('stored' in result)) return
        const { protocol, origin } = new URL(result.href, 'https://site.example')
        expect(['http:', 'https:', 'mailto:', 'tel:', 'sms:']).toContain(protocol)
        if (/^[/#]/.test(result.stored)) expect(origin).toBe('https://site.example')
      }),
      { numRuns: 3_000 },
    )
  })
})
