import { AsyncResource } from 'node:async_hooks'

import type { Payload } from 'payload'

// Made outside any request: work that runs in it belongs to no unit of writes. What was refused is undone together with its
// unit, and a note begun inside would be undone too, or wait for the very unit that waits for it.
const outsideTransactions = new AsyncResource('dashiji.refusals')
const queues = new WeakMap<Payload, Promise<void>>()

/** Has work done after what was put in before, outside the unit of writes that the caller is in. Failures go to the log. */
export function enqueueAuditTask(payload: Payload, work: () => Promise<unknown>): void {
  const before = queues.get(payload) ?? Promise.resolve()
  const logFailure = (error: unknown) =>
    payload.logger.error({
      err: error,
      msg: '拒绝的操作未能记入流转记录。 A refused act could not be entered in the audit trail.',
    })
  const done = outsideTransactions.runInAsyncScope(() => before.then(work).then(() => undefined, logFailure))
  queues.set(payload, done)
}

/** Waits until every refused act that was noted is in the chain; before the database is closed, and in tests. */
export async function drainAuditQueue(payload: Payload): Promise<void> {
  for (let last: Promise<void> | undefined; last !== queues.get(payload);) {
    last = queues.get(payload)
    await last
  }
}
