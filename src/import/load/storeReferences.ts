import type { PayloadRequest } from 'payload'

import type { PlannedOrganisation, PlannedTopic } from '../plan/records.js'
import type { StoredIds } from './StoredIds.js'

/**
 * Stores the organisations of a plan; one that exists under the same name is used again, unchanged. An unresolved name
 * (市残联) is the same organisation only in documents of the same region. Such an organisation has its name with that
 * region (市残联（金山区）) as an alias, or as its name if another organisation already has the short one.
 */
export async function storeOrganisations(
  req: PayloadRequest,
  organisations: readonly PlannedOrganisation[],
  home: string | undefined,
  ids: StoredIds,
): Promise<void> {
  // A parent's name is shorter than those of its parts.
  const parentsFirst = [...organisations].sort((a, b) => a.name.value.length - b.name.value.length)
  for (const organisation of parentsFirst) {
    const { key, kind, isUnresolved } = organisation
    const qualifiedName = `${organisation.name.value}（${home ?? '地区不详'}）`
    const existingId = isUnresolved
      ? ((await findOrganisationId(req, 'aliases', qualifiedName)) ??
        (await findOrganisationId(req, 'name', qualifiedName)))
      : await findOrganisationId(req, 'name', organisation.name.value)
    if (existingId) {
      ids.add(key, existingId)
      continue
    }
    const isTaken = isUnresolved && (await findOrganisationId(req, 'name', organisation.name.value)) !== undefined
    const name = isTaken ? qualifiedName : organisation.name.value
    const aliases = [
      ...organisation.aliases.map(({ value }) => value),
      ...(isUnresolved && !isTaken ? [qualifiedName] : []),
    ]
    const parent = ids.find(organisation.parent)
    const { id } = await req.payload.create({
      collection: 'organisations',
      data: { name, aliases, kind, ...(parent ? { parent } : {}) },
      depth: 0,
      req,
    })
    ids.addCreated('organisations', key, id)
  }
}

async function findOrganisationId(
  req: PayloadRequest,
  field: 'name' | 'aliases',
  value: string,
): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: 'organisations',
    where: { [field]: { equals: value } },
    limit: 1,
    depth: 0,
    req,
  })
  return docs[0]?.id
}

/** Stores the topics of a plan; one that exists under the same name is used again. */
export async function storeTopics(req: PayloadRequest, topics: readonly PlannedTopic[], ids: StoredIds): Promise<void> {
  for (const { key, name } of topics) {
    const { docs } = await req.payload.find({
      collection: 'topics',
      where: { name: { equals: name.value } },
      limit: 1,
      depth: 0,
      req,
    })
    if (docs[0]) ids.add(key, docs[0].id)
    else
      ids.addCreated(
        'topics',
        key,
        (await req.payload.create({ collection: 'topics', data: { name: name.value }, depth: 0, req })).id,
      )
  }
}
