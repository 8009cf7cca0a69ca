import type { PayloadRequest } from 'payload'

import type { PlannedOrganisation } from '../plan/records.js'
import type { StoredIds } from './StoredIds.js'

/**
 * Stores the bodies of a plan; one that exists by name is used again and not changed. A body whose region the text leaves open (市残联) is only the
 * same as one that a text from the same region named: it carries that in an alias, 市残联（金山区）, and takes it for its name where the short one is
 * another's already.
 */
export async function storeOrganisations(
  req: PayloadRequest,
  organisations: readonly PlannedOrganisation[],
  home: string | undefined,
  ids: StoredIds,
): Promise<void> {
  // A parent is stored before those that name it.
  const inOrder = [...organisations].sort((a, b) => a.name.value.length - b.name.value.length)
  for (const organisation of inOrder) {
    const { key, kind, isUnresolved } = organisation
    const own = `${organisation.name.value}（${home ?? '地区不详'}）`
    const known = isUnresolved
      ? ((await findBy(req, 'aliases', own)) ?? (await findBy(req, 'name', own)))
      : await findBy(req, 'name', organisation.name.value)
    if (known) {
      ids.reuse(key, known)
      continue
    }
    const isTaken = isUnresolved && (await findBy(req, 'name', organisation.name.value)) !== undefined
    const name = isTaken ? own : organisation.name.value
    const aliases = [...organisation.aliases.map(({ value }) => value), ...(isUnresolved && !isTaken ? [own] : [])]
    const parent = ids.find(organisation.parent)
    const { id } = await req.payload.create({
      collection: 'organisations',
      data: { name, aliases, kind, ...(parent ? { parent } : {}) },
      depth: 0,
      req,
    })
    ids.create('organisations', key, id)
  }
}

async function findBy(req: PayloadRequest, field: 'name' | 'aliases', value: string): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: 'organisations',
    where: { [field]: { equals: value } },
    limit: 1,
    depth: 0,
    req,
  })
  return docs[0]?.id
}
