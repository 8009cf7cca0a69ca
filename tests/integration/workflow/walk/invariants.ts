import type { Payload } from 'payload'

import type { StoredEvent } from '../../../../src/audit/AuditEvent.js'
import { contentOf } from '../../../../src/workflow/content/contentOf.js'
import { verifySeal } from '../../../../src/workflow/seal/makeSeal.js'
import type { Model } from './Model.js'
import type { Seen } from './observe.js'

/** What is wrong with what is stored, by the walk's own account. */
export function faultsOf(model: Model, seen: Seen): string[] {
  const faults: string[] = []
  const must = (isSo: boolean, fault: string): void => void (isSo || faults.push(fault))
  for (const [id, { words, isLive, isTrashed, state }] of seen.rows) {
    const live = model.live.get(id)
    const record = seen.records.get(id)
    const working = seen.working.get(id)
    must(
      isLive === Boolean(live),
      `${id} is ${isLive ? 'live and was never published' : 'not live and was never taken down'}`,
    )
    must(!isLive || words === live?.words, `${id} is live with other words than were published`)
    must(!(isLive && isTrashed), `${id} is live and in the trash`)
    must(!isLive || state === 'published', `${id} is live and its row says ${state}`)
    must(isLive === Boolean(record?.seal), `${id} is ${isLive ? 'live without a seal' : 'not live and has a seal'}`)
    must(record !== undefined, `${id} has no record`)
    must(working ? working.count === 1 : model.shortened.has(id), `${id} has ${working?.count ?? 0} newest versions`)
    must(
      !working || working.state === record?.state,
      `${id} is ${record?.state} and its working version says ${working?.state}`,
    )
    must(
      record?.state !== 'published' || (isLive && (working?.words ?? words) === words),
      `${id} is published and its working version says something else`,
    )
    must(record?.state !== 'archived' || !isLive, `${id} is archived and live`)
    const isReviewed = record?.state === 'inReview' || record?.state === 'approved'
    must(
      !isReviewed || model.runOf(id)?.words === (working?.words ?? words),
      `${id} is ${record?.state} with words that nobody submitted`,
    )
    must(
      isReviewed === Boolean(record?.run),
      `${id} is ${record?.state} and ${record?.run ? 'has' : 'has no'} review under way`,
    )
  }
  for (const id of model.live.keys()) must(seen.rows.has(id), `${id} was live and is gone`)
  return faults
}

/** What is wrong with the seals of live texts: each must stand on approvals that are in the audit, for exactly its words, by others than its authors. */
export async function faultsOfSeals(
  payload: Payload,
  model: Model,
  seen: Seen,
  ids: Iterable<string>,
): Promise<string[]> {
  const faults: string[] = []
  for (const id of ids) {
    const { row } = seen.rows.get(id)!
    const live = model.live.get(id)!
    const seal = seen.records.get(id)?.seal
    const { hash } = await contentOf(payload, {}, 'articles', row as never)
    if (!verifySeal({ collection: 'articles', document: id }, seal, hash) || seal?.basis.kind !== 'approvals') {
      faults.push(`${id} is live and its seal does not verify`)
      continue
    }
    const { approvals, levels } = seal.basis
    const people = approvals.map(({ actor }) => actor)
    const { docs } = await payload.db.find<StoredEvent>({
      collection: 'audit-events',
      where: { sequence: { in: approvals.map(({ event }) => event) } },
      pagination: false,
      limit: 0,
    })
    const entered = docs.filter(
      ({ action, outcome, contentHash, document, actor }) =>
        action === 'content.approve' &&
        outcome === 'done' &&
        contentHash === hash &&
        document === id &&
        people.includes(String(actor)),
    )
    if (JSON.stringify(people) !== JSON.stringify(live.approvals))
      faults.push(`${id} is live by other approvals than were given`)
    if (levels.length !== live.levels || people.length !== live.levels || new Set(people).size !== live.levels)
      faults.push(`${id} is live without every level by a person of its own`)
    if (people.some((one) => live.authors.has(one))) faults.push(`${id} is live by an approval of an author`)
    if (entered.length !== people.length) faults.push(`${id} is live by approvals that are not in the audit`)
  }
  return faults
}
