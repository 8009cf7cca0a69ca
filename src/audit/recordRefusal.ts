import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { addressGroup, clientAddressIn } from '../http/clientAddress.js'
import { appendEvent } from './appendEvent.js'
import type { AuditEntry } from './AuditEvent.js'
import { enqueueAuditTask, queueBeforeDrain } from './auditQueue.js'
import { RefusalFlood, strangers } from './RefusalFlood.js'

export { drainAuditQueue } from './auditQueue.js'

type RefusalEntry = Omit<AuditEntry, 'outcome'>
type Sum = { req: PayloadRequest; codes: Map<string, number>; count: number; from: string; to: string }
type State = { flood: RefusalFlood; sums: Map<string, Sum>; timer?: NodeJS.Timeout | undefined }

/** How long refusals beyond the limit are gathered into one event. */
const gatherMs = 10_000

const recordedErrors = new WeakSet<object>()
const states = new WeakMap<Payload, State>()

/**
 * Records a refused operation in the audit trail, asynchronously and in a transaction of its own, since the failed one
 * is rolled back. Returns at once; `drainAuditQueue` waits. An error is recorded once, however many callers report it.
 * Of one account or address only so many a minute are recorded one by one; the others are summed up.
 * @param entry when it has no codes, the code of the error is used
 */
export function recordRefusal(req: PayloadRequest, error: unknown, entry: RefusalEntry): void {
  if (isObject(error)) {
    if (recordedErrors.has(error)) return
    recordedErrors.add(error)
  }
  const complete = { ...entry, codes: entry.codes ?? codesOf(error) }
  const state = stateOf(req.payload)
  const source = sourceOf(req)
  const exceeded = source === undefined ? undefined : state.flood.exceeds(source, !req.user)
  if (exceeded === undefined) enqueueEvent(req, complete)
  else addToSum(state, exceeded, req, complete.codes)
}

function stateOf(payload: Payload): State {
  const known = states.get(payload)
  if (known) return known
  const state = { flood: new RefusalFlood(), sums: new Map<string, Sum>() }
  states.set(payload, state)
  queueBeforeDrain(payload, () => recordSums(payload))
  return state
}

/** Whose refusals count together: an account's, else an address's. What the program does itself is not limited. */
function sourceOf({ user, payloadAPI = 'local', headers }: PayloadRequest): string | undefined {
  if (user) return `user ${user.id}`
  return payloadAPI === 'local' ? undefined : `address ${addressGroup(clientAddressIn(headers) ?? '')}`
}

function addToSum(state: State, source: string, req: PayloadRequest, codes: readonly string[]): void {
  const now = new Date().toISOString()
  const sum = state.sums.get(source) ?? { req, codes: new Map<string, number>(), count: 0, from: now, to: now }
  state.sums.set(source, sum)
  sum.count += 1
  sum.to = now
  for (const code of codes) sum.codes.set(code, (sum.codes.get(code) ?? 0) + 1)
  state.timer ??= setTimeout(() => recordSums(req.payload), gatherMs).unref()
}

function recordSums(payload: Payload): void {
  const state = stateOf(payload)
  clearTimeout(state.timer)
  state.timer = undefined
  for (const [source, { req, codes, count, from, to }] of state.sums)
    enqueueEvent(source === strangers ? { ...req, headers: new Headers() } : req, {
      action: 'refusals.summed',
      codes: [...codes.keys()],
      details: { count, counts: Object.fromEntries(codes), from, to },
    })
  state.sums.clear()
}

/** Records in a request of its own: the refused one is gone by then. */
function enqueueEvent(
  { payload, user, headers, context, payloadAPI = 'local' }: PayloadRequest,
  entry: RefusalEntry,
): void {
  const origin = { actorKind: context?.actorKind, channel: context?.channel }
  enqueueAuditTask(payload, async () => {
    const ownReq = await createLocalReq({ ...(user && { user }), context: origin }, payload)
    await appendEvent(Object.assign(ownReq, { payloadAPI, headers }), { ...entry, outcome: 'refused' })
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function codesOf(error: unknown): string[] {
  const code = (error as { data?: { code?: unknown } } | undefined)?.data?.code
  return typeof code === 'string' ? [code] : []
}
