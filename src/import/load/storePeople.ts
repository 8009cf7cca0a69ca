import type { PayloadRequest } from 'payload'

import type { ImportPlan, PlannedPerson } from '../plan/records.js'
import type { Arrival } from './arrival.js'
import type { StoredIds } from './StoredIds.js'

/**
 * Stores the people of a plan. A name alone proves nothing between documents: somebody stored already is taken for the same person only when a body
 * is common to both, or when the same WeChat account named both. Whoever is known is not changed.
 */
export async function storePeople(
  req: PayloadRequest,
  plan: ImportPlan,
  arrival: Arrival,
  ids: StoredIds,
): Promise<void> {
  for (const person of plan.people) {
    const known = await findSame(req, person, plan, ids)
    if (known) {
      ids.reuse(person.key, known)
      continue
    }
    const positions = person.positions.map(({ title, organisation }) => ({
      title: title?.value,
      organisation: ids.find(organisation?.value),
    }))
    const { id } = await req.payload.create({
      collection: 'people',
      data: { name: person.name.value, positions, ...arrival.next() },
      draft: true,
      depth: 0,
      req,
    })
    await arrival.arrive('people', id)
    ids.reuse(person.key, id)
  }
}

async function findSame(
  req: PayloadRequest,
  person: PlannedPerson,
  plan: ImportPlan,
  ids: StoredIds,
): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: 'people',
    where: { name: { equals: person.name.value } },
    pagination: false,
    depth: 0,
    req,
  })
  const bodies = new Set(
    person.positions.map(({ organisation }) => ids.find(organisation?.value)).filter((id) => id !== undefined),
  )
  const ofBody = docs.find(({ positions }) =>
    positions?.some(({ organisation }) => typeof organisation === 'string' && bodies.has(organisation)),
  )
  if (ofBody) return ofBody.id
  const account = plan.format === 'wechatPage' ? plan.article.originName?.value : undefined
  if (account === undefined) return undefined
  for (const { id, source } of docs) {
    if (typeof source !== 'string') continue
    const { totalDocs } = await req.payload.count({
      collection: 'articles',
      where: { and: [{ source: { equals: source } }, { 'origin.name': { equals: account } }] },
      req,
    })
    if (totalDocs > 0) return id
  }
  return undefined
}
