import { createLocalReq, type Payload } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { slugs } from '../../vocabulary/slugs.js'
import { transitionFor } from '../policy/systemActs.js'
import { transitionsOf } from '../transitionsOf.js'
import { readUserActor } from '../transitions/readCurrentActor.js'
import { withSavepoint } from '../gate/withSavepoint.js'
import { performTransition } from '../transitions/performTransition.js'
import { changeRecord, readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { findRows } from '../../database/rows.js'
import { refuse } from '../../errors/refuse.js'
import { endedSchedule } from './endedSchedule.js'

/** How long, in milliseconds, a worker has for one publication before another one takes it over. */
export const leaseMs = 60_000

export type PublicationResult = {
  readonly collection: string
  readonly document: string
  readonly outcome: 'published' | 'failed' | 'taken'
  readonly codes: readonly string[]
}

/**
 * Publishes what is scheduled up to now: each text exactly as it was approved, on behalf of the person who scheduled it
 * and with the rights they have now. What may not be published any more is left, and the people concerned are notified.
 * Several workers may run at once: each first takes a lease with a new token, so that a worker that was taken for dead
 * finds its token void.
 */
export async function publishDueSchedules(payload: Payload, now: Date = new Date()): Promise<PublicationResult[]> {
  // All of them: of a first few, those that fail again and again would keep the later ones from their turn.
  const due = await findRows<WorkflowRecord>(payload, {}, slugs.workflowRecords, {
    where: { scheduleAt: { less_than_equal: now.toISOString() } },
    sort: 'scheduleAt',
  })
  const results: PublicationResult[] = []
  for (const { collection, document } of due) results.push(await publishDueSchedule(payload, collection, document, now))
  return results
}

async function publishDueSchedule(
  payload: Payload,
  collection: string,
  document: string,
  now: Date,
): Promise<PublicationResult> {
  const token = await acquireLease(payload, collection, document, now)
  if (token === undefined) return { collection, document, outcome: 'taken', codes: [] }
  return publishLeased(payload, collection, document, token)
}

/** Takes a due schedule for this worker. @returns its token, or nothing when another worker has it */
export async function acquireLease(
  payload: Payload,
  collection: string,
  document: string,
  now: Date,
): Promise<number | undefined> {
  return withSavepoint(payload, undefined, async (req) => {
    const record = await readRecord(payload, req, collection, document)
    const { schedule } = record ?? {}
    if (
      !record ||
      !schedule ||
      schedule.at > now.toISOString() ||
      (schedule.leaseUntil && schedule.leaseUntil > now.toISOString())
    )
      return undefined
    const token = schedule.token + 1
    const leaseUntil = new Date(now.getTime() + leaseMs).toISOString()
    // The revision stays: a lease must not make what people are looking at stale.
    await changeRecord(payload, req, record, {
      schedule: { ...schedule, token, leaseUntil },
      revision: record.revision,
    })
    return token
  })
}

/** Publishes what a lease is for, if the lease is still this worker's. */
export async function publishLeased(
  payload: Payload,
  collection: string,
  document: string,
  token: number,
): Promise<PublicationResult> {
  const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
  const record = await readRecord(payload, req, collection, document)
  if (!record?.schedule || record.schedule.token !== token) return { collection, document, outcome: 'taken', codes: [] }
  const { by, contentHash } = record.schedule
  const { name } = transitionFor(transitionsOf(payload), 'publishScheduled')
  try {
    const actor = await readUserActor(req, by)
    await performTransition(
      req,
      { collection, id: document, name, revision: String(record.revision) },
      {
        actor,
        check: ({ state: documentState }) => {
          if (documentState.schedule?.token !== token) throw refuse('leaseLost')
          if (documentState.contentHash !== contentHash) throw refuse('approvalVoid')
        },
      },
    )
    return { collection, document, outcome: 'published', codes: [] }
  } catch (error) {
    const { code, codes } = (error as { data?: { code?: string; codes?: string[] } }).data ?? {}
    // Anything but a refusal is taken for temporary: the schedule stays, and is tried again when the lease has expired.
    if (!code || code === 'leaseLost' || code === 'stale') {
      payload.logger.error({
        err: error,
        msg: '定时发布未完成，稍后再试。 A scheduled publication was not finished and is tried again.',
        collection,
        document,
      })
      return { collection, document, outcome: 'taken', codes: code ? [code] : [] }
    }
    await recordFailure(payload, collection, document, token, codes ?? [code])
    return { collection, document, outcome: 'failed', codes: codes ?? [code] }
  }
}

async function recordFailure(
  payload: Payload,
  collection: string,
  document: string,
  token: number,
  codes: readonly string[],
): Promise<void> {
  await withSavepoint(
    payload,
    await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload),
    async (req) => {
      const record = await readRecord(payload, req, collection, document)
      if (!record?.schedule || record.schedule.token !== token) return
      const { schedule } = record
      await changeRecord(payload, req, record, endedSchedule(record, 'scheduleFailed', codes))
      await appendEvent(req, {
        action: 'content.scheduleFailed',
        outcome: 'refused',
        codes,
        collection,
        document,
        from: record.state,
        to: record.state,
        contentHash: schedule.contentHash,
        details: { revision: record.revision + 1, scheduledBy: schedule.by },
      })
    },
  )
}
