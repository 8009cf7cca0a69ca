import type { PayloadRequest } from 'payload'

import { formats } from '../formats.js'
import type { ImportPlan, PlannedPerson } from '../plan/records.js'
import type { DocumentInitialiser } from './createDocumentInitialiser.js'
import type { StoredIds } from './StoredIds.js'

/**
 * Stores the people of a plan. The same name in another document may be another person: a stored person is used again
 * only when both have an organisation in common, or when both come from the same account. They are not changed.
 */
export async function storePeople(
  req: PayloadRequest,
  plan: ImportPlan,
  initialiser: DocumentInitialiser,
  ids: StoredIds,
): Promise<void> {
  for (const person of plan.people) {
    const existingId = await findExistingPerson(req, person, plan, ids)
    if (existingId) {
      ids.add(person.key, existingId)
      continue
    }
    const positions = person.positions.map(({ title, organisation }) => ({
      title: title?.value,
      organisation: ids.find(organisation?.value),
    }))
    const { id } = await req.payload.create({
      collection: 'people',
      data: { name: person.name.value, positions, ...initialiser.nextFields() },
      draft: true,
      depth: 0,
      req,
    })
    await initialiser.moveToInitialState('people', id)
    ids.add(person.key, id)
  }
}

async function findExistingPerson(
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
  const organisationIds = new Set(
    person.positions.map(({ organisation }) => ids.find(organisation?.value)).filter((id) => id !== undefined),
  )
  const samePerson = docs.find(({ positions }) =>
    positions?.some(({ organisation }) => typeof organisation === 'string' && organisationIds.has(organisation)),
  )
  if (samePerson) return samePerson.id
  const account = formats[plan.format].isOriginAccount ? plan.article.originName?.value : undefined
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
