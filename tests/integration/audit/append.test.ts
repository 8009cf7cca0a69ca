import { AsyncResource } from 'node:async_hooks'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  createLocalReq,
  initTransaction,
  killTransaction,
  commitTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload'

import { appendEvent } from '../../../src/audit/appendEvent.js'
import type { StoredEvent } from '../../../src/audit/AuditEvent.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'

let dashiji: Dashiji
let payload: Payload
const newReq = (): Promise<PayloadRequest> => createLocalReq({}, payload)
const lastEvent = async (): Promise<StoredEvent> => (await readAuditEvents(payload)).at(-1)!
const append = async (action: string, req?: PayloadRequest): Promise<StoredEvent> =>
  appendEvent(req ?? (await newReq()), { action, outcome: 'done' })

beforeAll(async () => {
  dashiji = await startDashiji()
  payload = dashiji.payload
  await append('test.first')
})
afterAll(() => dashiji.stop())

describe('An audit event', () => {
  it('is numbered and linked to the one before it', async () => {
    const before = await lastEvent()
    const event = await append('test.next')
    expect(event).toMatchObject({
      sequence: before.sequence + 1,
      previousHash: before.hash,
      actorKind: 'system',
      channel: 'command',
    })
    expect(event.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await lastEvent()).toMatchObject({ id: event.id, hash: event.hash })
  })

  it('is numbered without gaps when 30 are appended at once', async () => {
    const { sequence } = await lastEvent()
    const events = await Promise.all(Array.from({ length: 30 }, () => append('test.parallel')))
    expect(events.map((event) => event.sequence).sort((a, b) => a - b)).toEqual(
      events.map((_, index) => sequence + index + 1),
    )
  })

  it('is numbered without gaps when several are appended at once in one transaction', async () => {
    const req = await newReq()
    await initTransaction(req)
    const { sequence } = await lastEvent()
    await Promise.all([1, 2, 3].map(() => append('test.together', req)))
    await commitTransaction(req)
    expect((await lastEvent()).sequence).toBe(sequence + 3)
  })

  it('joins the transaction of its request even outside the asynchronous context that began it', async () => {
    const outside = new AsyncResource('test')
    const req = await newReq()
    await initTransaction(req)
    const { sequence } = await lastEvent()
    await outside.runInAsyncScope(() => append('test.outside', req))
    await killTransaction(req)
    expect((await lastEvent()).sequence).toBe(sequence)
  })

  it('is rolled back with the transaction of its request', async () => {
    const { sequence } = await lastEvent()
    const req = await newReq()
    await initTransaction(req)
    await append('test.undone', req)
    await killTransaction(req)
    expect((await lastEvent()).sequence).toBe(sequence)
  })

  it('is not stored when a nested failure has rolled back the transaction', async () => {
    const { sequence } = await lastEvent()
    const req = await newReq()
    const operation = async () => {
      await initTransaction(req)
      await payload.create({ collection: 'roles', data: { key: 'lost', name: 'Lost' }, req })
      // Like a hook that ignores the error of a nested operation.
      await payload.create({ collection: 'roles', data: { key: 'admin', name: 'Twice' }, req }).catch(() => undefined)
      await append('test.neverDone', req)
    }
    await expect(operation()).rejects.toMatchObject({ data: { code: 'unitUndone' } })
    expect((await lastEvent()).sequence).toBe(sequence)
  })
})
