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

  it('is a refusal of ours with its code, its values and its text', () => {
    const { error, faults } = formatOriginal(refuse('queryNotAllowed', { path: 'x' }))
    expect(error).toEqual({
      message: expect.stringContaining('“x”'),
      path: ['a'],
      extensions: { code: 'queryNotAllowed', path: 'x' },
    })
    expect(faults).toEqual([])
  })

  it('has its message in the language of the reader alone, and its code and values in either', () => {
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
  ])('is a refusal of Payload’s by a code of ours: %s', (name, extra, code) => {
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
  ])('is a fault of the server, of which no word goes out: %s', (cause) => {
    const { error, faults } = formatOriginal(cause)
    expect(error.extensions).toEqual({ code: 'internal', requestId: 'r1' })
    expect(error.message).not.toMatch(/database|SQLITE/)
    expect(faults).toEqual([cause])
  })
})
