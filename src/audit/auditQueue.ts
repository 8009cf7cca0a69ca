import { AsyncResource } from 'node:async_hooks'

import type { Payload } from 'payload'

import { KeyedQueue } from '../concurrency/KeyedQueue.js'

// Created outside any request, so what runs in it belongs to no transaction. A refused operation is rolled back: an
// entry written inside its transaction would be rolled back too, or wait for the very transaction that waits for it.
const outsideTransactions = new AsyncResource('dashiji.refusals')
const queue = new KeyedQueue<Payload>()

/** Queues a task that writes to the audit outside the caller's transaction. A failure goes to the log. */
export function enqueueAuditTask(payload: Payload, task: () => Promise<unknown>): void {
  const logFailure = (error: unknown) =>
    payload.logger.error({
      err: error,
      msg: '拒绝的操作未能记入流转记录。 A refused act could not be entered in the audit trail.',
    })
  void outsideTransactions.runInAsyncScope(() => queue.run(payload, () => task().catch(logFailure)))
}

const beforeDrain = new WeakMap<Payload, () => void>()

/** Has a function called before the queue is drained, which may queue what it still holds. */
export const queueBeforeDrain = (payload: Payload, enqueue: () => void): void => void beforeDrain.set(payload, enqueue)

/** Waits until every queued task is done: before the database is closed, and in tests. */
export function drainAuditQueue(payload: Payload): Promise<void> {
  beforeDrain.get(payload)?.()
  return queue.drain(payload)
}
