import { describe, expect, it } from '@jest/globals'

import { codes } from '../../src/errors/codes.js'
import { errorsPage } from '../../src/generated/errorsPage.js'
import { read } from './projectFiles.js'

const chinese = /\p{Script=Han}/u
const placeholdersIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort()

describe.each(Object.entries(codes))('the refusal %s', (_code, { status, message }) => {
  it('is said in Chinese and in English', () => {
    expect(message.zh).toMatch(chinese)
    expect(message.en).toMatch(/[a-z]{3}/i)
    expect(message.en).not.toMatch(chinese)
  })

  it('is filled in with the same values in both languages', () => {
    expect(placeholdersIn(message.zh)).toEqual(placeholdersIn(message.en))
  })

  it('has a status of a refusal', () => {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  })
})

it('docs/errors.md says what every code means, and knows no other', () => {
  expect(read('docs/errors.md')).toBe(errorsPage())
})
