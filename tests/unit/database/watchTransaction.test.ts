import { afterEach, describe, expect, it, jest } from '@jest/globals'

import { limits } from '../../../src/database/transactions/limits.js'
import { Transaction } from '../../../src/database/transactions/Transaction.js'
import { watchTransaction } from '../../../src/database/transactions/watchTransaction.js'
import { fakeEngine } from './fakeEngine.js'

describe('An open transaction', () => {
  afterEach(() => void jest.useRealTimers())

  const watch = () => {
    jest.useFakeTimers()
    const { engine, warnings } = fakeEngine()
    const transaction = Object.assign(new Transaction(engine, undefined), { state: 'open' as Transaction['state'] })
    const rollback = jest.fn(() => Promise.resolve())
    watchTransaction(transaction, rollback)
    return { transaction, warnings, rollback }
  }

  it('is named in the log once when it is open for long, and goes on as long as it is written in', () => {
    const { transaction, warnings, rollback } = watch()
    for (let elapsed = 0; elapsed < 2 * limits.idleTimeoutMs; elapsed += 10_000) {
      jest.advanceTimersByTime(10_000)
      transaction.lastUsed = Date.now()
    }
    expect(warnings).toEqual([expect.stringMatching(/打开 30 秒以上。 A transaction has been open/)])
    expect(rollback).not.toHaveBeenCalled()
  })

  it('is rolled back when nothing is written in it for two minutes', () => {
    const { warnings, rollback } = watch()
    jest.advanceTimersByTime(limits.idleTimeoutMs - 1_000)
    expect(rollback).not.toHaveBeenCalled()
    jest.advanceTimersByTime(10_000)
    expect(rollback).toHaveBeenCalledTimes(1)
    expect(warnings.at(-1)).toMatch(
      /120 秒没有写入，已回滚。 A transaction without a write for 120 s was rolled back\.$/,
    )
  })

  it('is not watched any more once it has ended', () => {
    const { transaction, warnings, rollback } = watch()
    transaction.state = 'committed'
    jest.advanceTimersByTime(10 * limits.idleTimeoutMs)
    expect(warnings).toEqual([])
    expect(rollback).not.toHaveBeenCalled()
    expect(jest.getTimerCount()).toBe(0)
  })
})
