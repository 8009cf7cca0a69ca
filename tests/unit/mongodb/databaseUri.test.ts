import { expect, it } from '@jest/globals'

import { databaseUri } from '../../support/mongodb/databaseUri.js'

it.each([
  ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/worker_1'],
  ['mongodb://one:1,two:2/former?replicaSet=rs0', 'mongodb://one:1,two:2/worker_1?replicaSet=rs0'],
  ['mongodb://user:word@one:1', 'mongodb://user:word@one:1/worker_1?authSource=admin'],
  ['mongodb+srv://user:word@one/accounts', 'mongodb+srv://user:word@one/worker_1?authSource=accounts'],
  ['mongodb://user:word@one:1/?authSource=staff', 'mongodb://user:word@one:1/worker_1?authSource=staff'],
])('The URI of a worker’s database on %s is right', (server, expected) => {
  expect(databaseUri(server, 'worker_1')).toBe(expected)
})

it('A value that is not a connection string is refused', () => {
  expect(() => databaseUri('file:./data.db', 'worker_1')).toThrow('not a MongoDB connection string')
})
