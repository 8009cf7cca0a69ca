import { describe, expect, it } from '@jest/globals'
import { GraphQLError } from 'graphql'

import { formatError } from '../../../src/delivery/answer/formatError.js'
import { refuse } from '../../../src/errors/refuse.js'

describe('An error in an answer', () => {
  const formatOriginal = (originalError: Error) => {
    const faults: unknown[] = []
    const error = formatError(new GraphQLError(originalError.message, { originalError, path: ['a'] }), 'r1', (fault) =>
      faults.push(fault),
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
