import { createLocalReq, type PayloadRequest } from 'payload'

import { appendEvent } from './appendEvent.js'
import type { AuditEntry } from './AuditEvent.js'
import { enqueueAuditTask } from './auditQueue.js'

export { drainAuditQueue } from './auditQueue.js'

/** Limit of recorded refusals of anonymous requests a minute; without it anybody could flood the chain. */
const maxAnonymousPerMinute = 60
const minute = 60_000

const recordedErrors = new WeakSet<object>()
const rateWindow = { began: 0, count: 0 }

/**
 * Records a refused operation in the audit trail, asynchronously and in a transaction of its own, since the failed one
 * is rolled back. Returns at once; `drainAuditQueue` waits. An error is recorded once, however many callers report it.
 * @param entry when it has no codes, the code of the error is used
 */
export function recordRefusal(req: PayloadRequest, error: unknown, entry: Omit<AuditEntry, 'outcome'>): void {
  if (isObject(error)) {
    if (recordedErrors.has(error)) return
    recordedErrors.add(error)
  }
  const { payload, user, headers, context, payloadAPI = 'local' } = req
  const { codes = codesOf(error), ...rest } = entry
  if (!user && payloadAPI !== 'local' && isTooMany()) {
    payload.logger.warn({
      msg: '匿名拒绝过多，只记入日志。 Too many anonymous refusals; this one is in the log only.',
      ...rest,
      codes,
    })
    return
  }
  const origin = { actorKind: context?.actorKind, channel: context?.channel }
  enqueueAuditTask(payload, async () => {
    const ownReq = await createLocalReq({ ...(user && { user }), context: origin }, payload)
    await appendEvent(Object.assign(ownReq, { payloadAPI, headers }), { ...rest, codes, outcome: 'refused' })
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function codesOf(error: unknown): string[] {
  const code = (error as { data?: { code?: unknown } } | undefined)?.data?.code
  return typeof code === 'string' ? [code] : []
}

function isTooMany(): boolean {
  const now = Date.now()
  if (now - rateWindow.began >= minute) Object.assign(rateWindow, { began: now, count: 0 })
  rateWindow.count += 1
  return rateWindow.count > maxAnonymousPerMinute
}
