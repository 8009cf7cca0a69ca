import { createLocalReq, type PayloadRequest } from 'payload'

import { appendEvent } from './appendEvent.js'
import type { Entry } from './AuditEvent.js'
import { putInQueue } from './refusalQueue.js'

export { refusalsSettled } from './refusalQueue.js'

/** So many refusals of people without an account are entered in a minute; anybody could fill the chain otherwise. */
const anonymousPerMinute = 60
const minute = 60_000

const noted = new WeakSet<object>()
const window = { began: 0, count: 0 }

/**
 * Enters a refused act in the audit, soon and in a unit of writes of its own: the one that failed may still be open and is
 * undone. Returns at once; `refusalsSettled` waits. An error is noted once, however many places see it on its way.
 * @param entry without codes, the error's own code is the reason
 */
export function noteRefusal(req: PayloadRequest, error: unknown, entry: Omit<Entry, 'outcome'>): void {
  if (isObject(error)) {
    if (noted.has(error)) return
    noted.add(error)
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
  const told = { actorKind: context?.actorKind, channel: context?.channel }
  putInQueue(payload, async () => {
    const own = await createLocalReq({ ...(user && { user }), context: told }, payload)
    await appendEvent(Object.assign(own, { payloadAPI, headers }), { ...rest, codes, outcome: 'refused' })
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function codesOf(error: unknown): string[] {
  const code = (error as { data?: { code?: unknown } } | undefined)?.data?.code
  return typeof code === 'string' ? [code] : []
}

function isTooMany(): boolean {
  const now = Date.now()
  if (now - window.began >= minute) Object.assign(window, { began: now, count: 0 })
  window.count += 1
  return window.count > anonymousPerMinute
}
