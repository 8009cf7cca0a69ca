import { describe, expect, it } from '@jest/globals'

import { errorOf, retryTransient } from '../../../src/database/transactions/retryTransient.js'

describe('A write that fails', () => {
  const failing = (times: number, isTransient: boolean) => {
    const write = { attempts: 0, run: () => Promise.resolve('') }
    write.run = () => {
      write.attempts += 1
      if (write.attempts > times) return Promise.resolve('stored')
      return Promise.reject(errorOf({ error: new Error('failed'), isTransactionLost: true, isTransient }))
    }
    return write
  }

  it('for a cause that passes is made again until it succeeds', async () => {
    const write = failing(4, true)
    await expect(retryTransient(write.run)).resolves.toBe('stored')
    expect(write.attempts).toBe(5)
  })

  it('for a cause that does not pass in five attempts fails with the last error', async () => {
    const write = failing(5, true)
    await expect(retryTransient(write.run)).rejects.toThrow('failed')
    expect(write.attempts).toBe(5)
  })

  it('for any other cause is not made again', async () => {
    const write = failing(1, false)
    await expect(retryTransient(write.run)).rejects.toThrow('failed')
    expect(write.attempts).toBe(1)
  })
})
