import { describe, expect, it } from '@jest/globals'

import { comparesWithQuery, conditionsOf } from '../../../src/publicReading/restrictPublicQuery.js'

describe('The conditions of a query', () => {
  const paths = (where: unknown) => [...conditionsOf(where)].map(({ path }) => path)

  it('are found in every nesting of `and` and `or`, in any case', () => {
    expect(paths({ a: {}, and: [{ b: {} }, { OR: [{ c: {} }, { And: [{ d: {} }] }] }] })).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are none in a value that is not a query', () => {
    for (const where of [undefined, null, '', 'title', 5, true, [], [{ a: {} }], new Date()])
      expect(paths(where)).toEqual([])
  })

  it('treat an `and` that is not a list as a field of that name, as Payload does', () => {
    expect(paths({ and: { a: {} }, or: 'b' })).toEqual(['and', 'or'])
  })

  it.each([
    [{ equals: 'x' }, false],
    [{ in: ['x', 1, null] }, false],
    [{ greater_than: new Date(0) }, false],
    ['x', false],
    [{ contains: { name: { equals: 'x' } } }, true],
    [{ in: ['x', { name: 'y' }] }, true],
    [{ in: [['x', [{ name: 'y' }]]] }, true],
    [{ equals: Object.create(null) as object }, true],
  ])('contain a query in %j: %p', (asked, answer) => {
    expect(comparesWithQuery({ path: 'recipients', constraint: asked })).toBe(answer)
  })
})
