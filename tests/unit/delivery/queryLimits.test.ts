import { describe, expect, it } from '@jest/globals'
import { buildSchema as fromText, parse } from 'graphql'

import { countValues, measureDocument } from '../../../src/delivery/request/measureDocument.js'
import { QueryPreparation } from '../../../src/delivery/request/QueryPreparation.js'
import type { RequestRefusal } from '../../../src/delivery/request/RequestRefusal.js'

describe('The cost of a query', () => {
  const measure = (text: string) => measureDocument(parse(text))

  it.each([
    ['{ a }', { depth: 1, aliases: 0, roots: 1 }],
    ['{ x: a { y: b { c } } d }', { depth: 3, aliases: 2, roots: 2 }],
    ['query A { a } query B { a b c }', { depth: 1, aliases: 0, roots: 3 }],
    ['{ ...F ... on Query { b } } fragment F on Query { a { x: b } }', { depth: 2, aliases: 1, roots: 2 }],
    ['{ __schema { types { fields { type { name } } } } }', { depth: 1, aliases: 0, roots: 1 }],
  ])('%s', (text, expected) => expect(measure(text)).toEqual(expected))

  it('counts a fragment each time it is spread, and stops where it spreads itself', () => {
    expect(measure('{ ...F ...F } fragment F on Query { x: a }').aliases).toBe(2)
    expect(measure('{ ...F } fragment F on Query { a { ...F } }').depth).toBe(1)
  })

  it('is computed quickly, however often fragments double', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, n) => `fragment F${n} on Query { a { ...F${n + 1} } b: a { ...F${n + 1} } }`,
    ).join(' ')
    expect(measure(`{ ...F0 } ${fragments} fragment F60 on Query { c }`).depth).toBe(61)
  })
})

describe('A query before it runs', () => {
  const preparation = new QueryPreparation(
    fromText(
      'type Query { a(limit: Int): Page b: String } type Page { docs: [Doc!] } type Doc { title: String inner(limit: Int): Page }',
    ),
  )
  const codeOf = (text: string, parameters = {}) => {
    try {
      preparation.prepare(text, parameters)
      return 'ready'
    } catch (error) {
      return (error as RequestRefusal).errors[0]?.code
    }
  }
  const nested = (limit: string) =>
    `{ a(limit: ${limit}) { docs { inner(limit: ${limit}) { docs { inner(limit: ${limit}) { docs { title } } } } } } }`

  it.each([
    ['{ b }', {}, 'ready'],
    ['{ b', {}, 'querySyntax'],
    ['{ c }', {}, 'queryInvalid'],
    ['mutation { b }', {}, 'onlyQueries'],
    ['subscription { b }', {}, 'onlyQueries'],
    ['fragment F on Query { b }', {}, 'queryInvalid'],
    ['query A { b } query B { b }', {}, 'operationUnknown'],
    ['query A { b } query B { b }', { operationName: 'B' }, 'ready'],
    ['query A { b }', { operationName: 'C' }, 'operationUnknown'],
    ['query A($n: Int!) { a(limit: $n) { docs { title } } }', {}, 'variablesInvalid'],
    ['query A($n: Int!) { a(limit: $n) { docs { title } } }', { variables: { n: 'x' } }, 'variablesInvalid'],
    ['query A($n: Int!) { a(limit: $n) { docs { title } } }', { variables: { n: 5 } }, 'ready'],
    ['{ b }', { variables: { many: Array(1001).fill(1) } }, 'tooManyVariables'],
    [`{ ${'b '.repeat(2100)} }`, {}, 'queryTooLong'],
    [
      `{ ${'a { docs { inner { docs { '.repeat(1)}${'inner { docs { '.repeat(8)} title ${'} } '.repeat(8)} } } } } }`,
      {},
      'queryTooDeep',
    ],
    [`{ ${Array.from({ length: 31 }, (_, n) => `x${n}: b`).join(' ')} }`, {}, 'tooManyAliases'],
    [`{ ${Array.from({ length: 16 }, (_, n) => `x${n}: b`).join(' ')} }`, {}, 'tooManyQueries'],
    [nested('20'), {}, 'ready'],
    [nested('100'), {}, 'queryTooCostly'],
    [nested('0'), {}, 'queryTooCostly'],
    [nested('999999'), {}, 'queryTooCostly'],
  ])('(%.60s %j) is answered with %s', (text, parameters, expected) => expect(codeOf(text, parameters)).toBe(expected))

  it('is limited by what its variables ask for', () => {
    const text = nested('$n').replace('{', 'query A($n: Int = 100) {')
    expect(codeOf(text, { variables: { n: 10 } })).toBe('ready')
    expect(codeOf(text, { variables: { n: 100 } })).toBe('queryTooCostly')
    expect(codeOf(text)).toBe('queryTooCostly')
  })
})

it('The values of an input are counted at any depth, and no further than a little beyond the limit', () => {
  expect(countValues({ a: [1, { b: 2 }], c: null }, 100)).toBe(6)
  expect(countValues(Array(100_000).fill(1), 10)).toBe(11)
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level += 1) deep = [deep]
  expect(countValues(deep, 1000)).toBe(1001)
})
