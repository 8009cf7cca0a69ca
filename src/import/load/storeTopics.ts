import type { PayloadRequest } from 'payload'

import type { PlannedTopic } from '../plan/records.js'
import type { StoredIds } from './StoredIds.js'

/** Stores the topics of a plan; one that exists by name is used again. */
export async function storeTopics(req: PayloadRequest, topics: readonly PlannedTopic[], ids: StoredIds): Promise<void> {
  for (const { key, name } of topics) {
    const { docs } = await req.payload.find({
      collection: 'topics',
      where: { name: { equals: name.value } },
      limit: 1,
      depth: 0,
      req,
    })
    if (docs[0]) ids.reuse(key, docs[0].id)
    else
      ids.create(
        'topics',
        key,
        (await req.payload.create({ collection: 'topics', data: { name: name.value }, depth: 0, req })).id,
      )
  }
}
