import type { Payload } from 'payload'

import type { StoredEvent } from '../../../../src/audit/AuditEvent.js'
import { digestContent } from '../../../../src/workflow/content/digestContent.js'
import { toIsoDate } from '../../../../src/workflow/gate/systemDates.js'
import { verifySeal } from '../../../../src/workflow/seal/makeSeal.js'
import type { Model } from './Model.js'
import type { Observation } from './observe.js'

/** What is wrong with the stored documents, by the walk's own model. */
export function faultsOf(model: Model, observed: Observation): string[] {
  const faults: string[] = []
  const check = (isTrue: boolean, fault: string): void => void (isTrue || faults.push(fault))
  for (const [id, { content, isLive, isTrashed, state }] of observed.rows) {
    const live = model.live.get(id)
    const record = observed.records.get(id)
    const working = observed.working.get(id)
    check(
      isLive === Boolean(live),
      `${id} is ${isLive ? 'live and was never published' : 'not live and was never taken down'}`,
    )
    check(!isLive || content === live?.content, `${id} is live with other words than were published`)
    check(!(isLive && isTrashed), `${id} is live and in the trash`)
    check(!isLive || state === 'published', `${id} is live and its row says ${state}`)
    check(isLive === Boolean(record?.seal), `${id} is ${isLive ? 'live without a seal' : 'not live and has a seal'}`)
    check(record !== undefined, `${id} has no record`)
    check(
      working ? working.count === 1 : model.withMissingVersions.has(id),
      `${id} has ${working?.count ?? 0} newest versions`,
    )
    check(
      !working || working.state === record?.state,
      `${id} is ${record?.state} and its working version says ${working?.state}`,
    )
    check(
      record?.state !== 'published' || (isLive && (working?.content ?? content) === content),
      `${id} is published and its working version says something else`,
    )
    check(record?.state !== 'archived' || !isLive, `${id} is archived and live`)
    const isReviewed = record?.state === 'inReview' || record?.state === 'approved'
    check(
      !isReviewed || model.runOf(id)?.content === (working?.content ?? content),
      `${id} is ${record?.state} with words that nobody submitted`,
    )
    check(
      isReviewed === Boolean(record?.run),
      `${id} is ${record?.state} and ${record?.run ? 'has' : 'has no'} review under way`,
    )
  }
  for (const id of model.live.keys()) check(observed.rows.has(id), `${id} was live and is gone`)
  return faults
}

/**
 * What is wrong with the seals of live texts: each must name approvals that are in the audit, of exactly its text, by
 * people who are not its authors.
 */
export async function faultsOfSeals(
  payload: Payload,
  model: Model,
  observed: Observation,
  ids: Iterable<string>,
): Promise<string[]> {
  const faults: string[] = []
  for (const id of ids) {
    const { row } = observed.rows.get(id)!
    const live = model.live.get(id)!
    const seal = observed.records.get(id)?.seal
    const { hash } = await digestContent(payload, {}, 'articles', row as never)
    const content = { contentHash: hash, firstPublishedAt: toIsoDate(row.firstPublishedAt) }
    if (!verifySeal({ collection: 'articles', document: id }, seal, content) || seal?.basis.kind !== 'approvals') {
      faults.push(`${id} is live and its seal does not verify`)
      continue
    }
    const { approvals, levels } = seal.basis
    const approvers = approvals.map(({ actor }) => actor)
    const { docs } = await payload.db.find<StoredEvent>({
      collection: 'audit-events',
      where: { sequence: { in: approvals.map(({ event }) => event) } },
      pagination: false,
      limit: 0,
    })
    const recordedApprovals = docs.filter(
      ({ action, outcome, contentHash, document, actor }) =>
        action === 'content.approve' &&
        outcome === 'done' &&
        contentHash === hash &&
        document === id &&
        approvers.includes(String(actor)),
    )
    if (JSON.stringify(approvers) !== JSON.stringify(live.approvals))
      faults.push(`${id} is live by other approvals than were given`)
    if (levels.length !== live.levels || approvers.length !== live.levels || new Set(approvers).size !== live.levels)
      faults.push(`${id} is live without every level by a person of its own`)
    if (approvers.some((approver) => live.authors.has(approver)))
      faults.push(`${id} is live by an approval of an author`)
    if (recordedApprovals.length !== approvers.length)
      faults.push(`${id} is live by approvals that are not in the audit`)
  }
  return faults
}
