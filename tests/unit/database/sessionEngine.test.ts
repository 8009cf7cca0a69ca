import { describe, expect, it } from '@jest/globals'

import { classifyMongoError } from '../../../src/database/mongodb/classifyMongoError.js'
import type { MongoAdapter } from '../../../src/database/mongodb/MongoAdapter.js'
import { SessionEngine } from '../../../src/database/mongodb/SessionEngine.js'

const errorWithLabel = (label: string) => Object.assign(new Error(label), { errorLabels: [label] })

/** A connection whose commits end as given, one after the other. */
function fakeConnection(...commits: (Error | undefined)[]) {
  const log: string[] = []
  const session = {
    startTransaction: () => void log.push('start'),
    commitTransaction: () => {
      log.push('commit')
      const error = commits.shift()
      return error ? Promise.reject(error) : Promise.resolve()
    },
    inTransaction: () => true,
    abortTransaction: () => Promise.resolve(void log.push('abort')),
    endSession: () => Promise.resolve(),
  }
  const adapter = {
    sessions: {},
    connection: { startSession: () => Promise.resolve(session) },
  } as unknown as MongoAdapter
  return { engine: new SessionEngine(adapter), adapter, log }
}

describe("MongoDB's transactions", () => {
  it('are begun on a session that Payload finds, whatever the address says of a replica set', async () => {
    const { engine, adapter, log } = fakeConnection()
    await engine.begin('a')
    expect(Object.keys(adapter.sessions)).toEqual(['a'])
    await engine.commit('a')
    expect(adapter.sessions).toEqual({})
    expect(log).toEqual(['start', 'commit'])
  })

  it('ask again for a commit whose answer was lost', async () => {
    const { engine, log } = fakeConnection(
      errorWithLabel('UnknownTransactionCommitResult'),
      errorWithLabel('UnknownTransactionCommitResult'),
    )
    await engine.begin('a')
    await engine.commit('a')
    expect(log).toEqual(['start', 'commit', 'commit', 'commit'])
  })

  it('do not ask again for a commit that was refused', async () => {
    const { engine } = fakeConnection(errorWithLabel('TransientTransactionError'))
    await engine.begin('a')
    await expect(engine.commit('a')).rejects.toThrow('TransientTransactionError')
  })

  it.each([
    [errorWithLabel('TransientTransactionError'), 'writeConflict', true],
    [Object.assign(new Error('WriteConflict'), { code: 112 }), 'writeConflict', true],
    [Object.assign(new Error('no space'), { code: 14031 }), 'diskFull', false],
    [Object.assign(new Error('gone'), { name: 'MongoNetworkError' }), 'databaseFailed', false],
  ])('give failures their code: %s', (error, code, isTransient) => {
    expect(classifyMongoError(error)).toMatchObject({ error: { data: { code } }, isTransactionLost: true, isTransient })
  })

  it('pass other failures on as they are', () => {
    const error = new Error('anything')
    expect(classifyMongoError(error)).toEqual({ error, isTransactionLost: false, isTransient: false })
  })
})
