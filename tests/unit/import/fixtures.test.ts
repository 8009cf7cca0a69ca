import { readFileSync, writeFileSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'

import { formats } from '../../../src/import/formats.js'
import { planSource } from '../../../src/import/planSource.js'
import { loadFixtures } from './loadFixtures.js'
import { summarise } from './summarise.js'

// UPDATE_FIXTURES=1 writes the plan of each case as the expected one. Read every line of the difference.
const update = process.env.UPDATE_FIXTURES === '1'

describe.each(loadFixtures())('the document “$name”', ({ source, expected }) => {
  test('becomes the expected records', () => {
    const made = summarise(planSource(source).plan)
    if (update) writeFileSync(expected, `${JSON.stringify(made, null, 2)}\n`)
    expect(made).toEqual(JSON.parse(readFileSync(expected, 'utf8')))
  })

  test('has exactly one format', () => {
    expect(Object.values(formats).filter(({ matches }) => matches(source))).toHaveLength(1)
  })

  test('has every character accounted for', () => {
    const { characters, lines } = planSource(source).report
    expect(lines.filter(({ fate }) => fate === 'unaccounted')).toEqual([])
    expect(characters.unaccounted).toBe(0)
    expect(characters.used + characters.dropped + characters.blank).toBe(characters.total)
    expect(characters.total).toBe(source.length)
  })

  test('is reported line by line, complete and in order', () => {
    const { lines } = planSource(source).report
    expect(lines.map(({ text }) => text)).toEqual(source.split(/\r\n|\n|\r/).slice(0, lines.length))
    for (const line of lines) {
      const bare = (text: string) => text.replace(/[\s\u200b-\u200f\u2060]/g, '')
      expect(bare(line.parts.map(({ text }) => text).join(''))).toBe(
        bare(line.text.replace(/^\uFEFF(?!$)/, line.parts[0]?.text.startsWith('\uFEFF') ? '\uFEFF' : '')),
      )
    }
  })

  test('is planned the same way every time', () => {
    expect(JSON.stringify(planSource(source))).toBe(JSON.stringify(planSource(source)))
  })
})
