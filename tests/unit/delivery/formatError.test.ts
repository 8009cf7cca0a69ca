import { describe, expect, it } from '@jest/globals'
import { GraphQLError } from 'graphql'

import { formatError } from '../../../src/delivery/answer/formatError.js'
import { refuse } from '../../../src/errors/refuse.js'
import type { Language } from '../../../src/vocabulary/pickLanguage.js'

describe('An error in an answer', () => {
  const formatOriginal = (originalError: Error, language: Language = 'zh') => {
    const faults: unknown[] = []
    const error = formatError(
      new GraphQLError(originalError.message, { originalError, path: ['a'] }),
      { requestId: 'r1', language },
      (fault) => faults.push(fault),
    )
    return { error, faults }
  }
  const namedError = (name: string, extra: object = {}) =>
    Object.assign(new Error('of the database'), { name, ...extra })

  it('has the code, the values and the message of our own refusals', () => {
    const { error, faults } = formatOriginal(refuse('queryNotAllowed', { path: 'x' }))
    expect(error).toEqual({
      message: expect.stringContaining('“x”'),
      path: ['a'],
      extensions: { code: 'queryNotAllowed', path: 'x' },
    })
    expect(faults).toEqual([])
  })

  it('has its message in the language of the reader, and the same code and values in both', () => {
    const cause = refuse('queryNotAllowed', { path: 'x' })
    const [zh, en] = [formatOriginal(cause, 'zh').error, formatOriginal(cause, 'en').error]
    expect(zh.message).toBe('不能通过“x”查询或排序。请直接查询该集合。')
    expect(en.message).toBe('The query may not filter or sort by “x”. Query that collection directly.')
    expect(zh.extensions).toEqual(en.extensions)
  })

  it.each([
    ['Forbidden', {}, 'notPermitted'],
    ['UnauthorizedError', {}, 'notPermitted'],
    ['QueryError', { data: [{ path: 'createdBy' }] }, 'queryNotAllowed'],
    ['CastError', {}, 'badRequest'],
  ])('has one of our codes for refusals of Payload: %s', (name, extra, code) => {
    const { error, faults } = formatOriginal(namedError(name, extra))
    expect(error.extensions?.code).toBe(code)
    expect(error.message).not.toContain('of the database')
    expect(faults).toEqual([])
  })

  it.each([
    namedError('Error'),
    namedError('TypeError'),
    refuse('databaseFailed', { cause: 'SQLITE_IOERR' }),
    namedError('APIError', { status: 500, data: { code: 'internal' } }),
  ])('reveals nothing about an internal error: %s', (cause) => {
    const { error, faults } = formatOriginal(cause)
    expect(error.extensions).toEqual({ code: 'internal', requestId: 'r1' })
    expect(error.message).not.toMatch(/database|SQLITE/)
    expect(faults).toEqual([cause])
  })
})
