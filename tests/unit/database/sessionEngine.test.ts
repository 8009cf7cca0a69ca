import { describe, expect, it } from '@jest/globals'

import { explainMongo } from '../../../src/database/mongodb/explainMongo.js'
import type { MongoAdapter } from '../../../src/database/mongodb/MongoAdapter.js'
import { SessionEngine } from '../../../src/database/mongodb/SessionEngine.js'

const labelled = (label: string) => Object.assign(new Error(label), { errorLabels: [label] })

/** A connection whose commits end as given, one after the other. */
function connected(...commits: (Error | undefined)[]) {
  const said: string[] = []
  const session = {
    startTransaction: () => void said.push('start'),
    commitTransaction: () => {
      said.push('commit')
      const error = commits.shift()
      return error ? Promise.reject(error) : Promise.resolve()
    },
    inTransaction: () => true,
    abortTransaction: () => Promise.resolve(void said.push('abort')),
    endSession: () => Promise.resolve(),
  }
  const adapter = {
    sessions: {},
    connection: { startSession: () => Promise.resolve(session) },
  } as unknown as MongoAdapter
  return { engine: new SessionEngine(adapter), adapter, said }
}

describe("MongoDB's transactions", () => {
  it('are begun on a session that Payload finds, whatever the address says of a replica set', async () => {
    const { engine, adapter, said } = connected()
    await engine.begin('a')
    expect(Object.keys(adapter.sessions)).toEqual(['a'])
    await engine.commit('a')
    expect(adapter.sessions).toEqual({})
    expect(said).toEqual(['start', 'commit'])
  })

  it('ask again for a commit whose answer was lost', async () => {
    const { engine, said } = connected(
      labelled('UnknownTransactionCommitResult'),
      labelled('UnknownTransactionCommitResult'),
    )
    await engine.begin('a')
    await engine.commit('a')
    expect(said).toEqual(['start', 'commit', 'commit', 'commit'])
  })

  it('do not ask again for a commit that was refused', async () => {
    const { engine } = connected(labelled('TransientTransactionError'))
    await engine.begin('a')
    await expect(engine.commit('a')).rejects.toThrow('TransientTransactionError')
  })

  it.each([
    [labelled('TransientTransactionError'), 'writeConflict', true],
    [Object.assign(new Error('WriteConflict'), { code: 112 }), 'writeConflict', true],
    [Object.assign(new Error('no space'), { code: 14031 }), 'diskFull', false],
    [Object.assign(new Error('gone'), { name: 'MongoNetworkError' }), 'databaseFailed', false],
  ])('give failures their code: %s', (error, code, transient) => {
    expect(explainMongo(error)).toMatchObject({ error: { data: { code } }, unitIsLost: true, transient })
  })

  it('pass other failures on as they are', () => {
    const error = new Error('anything')
    expect(explainMongo(error)).toEqual({ error, unitIsLost: false, transient: false })
  })
})
