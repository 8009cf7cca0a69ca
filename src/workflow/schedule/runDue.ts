import { createLocalReq, type CollectionSlug, type Payload } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { slugs } from '../../vocabulary/slugs.js'
import { personNow } from '../actorNow.js'
import { inPart } from '../gate/inPart.js'
import { performTransition } from '../performTransition.js'
import { changeRecord, readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { refuse } from '../../errors/refuse.js'
import { endedSchedule } from './endedSchedule.js'

/** How long, in milliseconds, a worker has for one publication before another takes it over. */
export const leaseMs = 60_000

export type Due = {
  readonly collection: string
  readonly document: string
  readonly outcome: 'published' | 'failed' | 'taken'
  readonly codes: readonly string[]
}

/**
 * Publishes what is scheduled up to now: each text exactly as it was approved, for its scheduler and with the rights he has now.
 * What may not be published any more is not, and the people concerned are told. Acts once, however many workers run: each takes a
 * lease with a new token first, and whoever comes back from the dead finds his token gone.
 */
export async function runDue(payload: Payload, now: Date = new Date()): Promise<Due[]> {
  const { docs } = await payload.db.find<WorkflowRecord>({
    collection: slugs.workflowRecords as CollectionSlug,
    where: { scheduleAt: { less_than_equal: now.toISOString() } },
    sort: 'scheduleAt',
    limit: 50,
    pagination: false,
  })
  const done: Due[] = []
  for (const { collection, document } of docs) done.push(await runOne(payload, collection, document, now))
  return done
}

async function runOne(payload: Payload, collection: string, document: string, now: Date): Promise<Due> {
  const token = await takeLease(payload, collection, document, now)
  if (token === undefined) return { collection, document, outcome: 'taken', codes: [] }
  return publishLeased(payload, collection, document, token)
}

/** Takes a due schedule for this worker. @returns its token, or nothing when another worker has it */
export async function takeLease(
  payload: Payload,
  collection: string,
  document: string,
  now: Date,
): Promise<number | undefined> {
  return inPart(payload, undefined, async (req) => {
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
    // No revision of the text: people who look at the document go on as before.
    await changeRecord(payload, req, record, {
      schedule: { ...schedule, token, leaseUntil },
      revision: record.revision,
    })
    return token
  })
}

/** Publishes what a lease is for, if it still is this worker's. */
export async function publishLeased(
  payload: Payload,
  collection: string,
  document: string,
  token: number,
): Promise<Due> {
  const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
  const record = await readRecord(payload, req, collection, document)
  if (!record?.schedule || record.schedule.token !== token) return { collection, document, outcome: 'taken', codes: [] }
  const { by, contentHash } = record.schedule
  try {
    const actor = await personNow(req, by)
    await performTransition(
      req,
      { collection, id: document, name: 'publish', revision: String(record.revision) },
      {
        actor,
        check: ({ situation }) => {
          if (situation.schedule?.token !== token) throw refuse('leaseLost')
          if (situation.contentHash !== contentHash) throw refuse('approvalVoid')
        },
      },
    )
    return { collection, document, outcome: 'published', codes: [] }
  } catch (error) {
    const { code, codes } = (error as { data?: { code?: string; codes?: string[] } }).data ?? {}
    // Whatever is no refusal passes by itself: the schedule stands, and is tried again when the lease has run out.
    if (!code || code === 'leaseLost' || code === 'stale') {
      payload.logger.error({
        err: error,
        msg: '定时发布未完成，稍后再试。 A scheduled publication was not finished and is tried again.',
        collection,
        document,
      })
      return { collection, document, outcome: 'taken', codes: code ? [code] : [] }
    }
    await giveUp(payload, collection, document, token, codes ?? [code])
    return { collection, document, outcome: 'failed', codes: codes ?? [code] }
  }
}

async function giveUp(
  payload: Payload,
  collection: string,
  document: string,
  token: number,
  codes: readonly string[],
): Promise<void> {
  await inPart(
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
