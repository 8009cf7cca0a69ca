import type { CollectionSlug, Payload, TypedUser } from 'payload'

import { slugs } from '../../../vocabulary/slugs.js'
import { rightsOf } from './rightsOf.js'
import { tasks, type StandingRecord, type Task } from './tasks.js'

export type Found = {
  readonly task: Task
  readonly entries: readonly { readonly record: StandingRecord; readonly title: string }[]
}

const most = 100

/** What waits for somebody, by what he may do and read; without what nobody needs to look at. */
export async function findTasks(payload: Payload, user: TypedUser): Promise<Found[]> {
  const rights = await rightsOf(payload, user)
  const id = String(user.id)
  const open = tasks.filter((task) => task.rights.some((right) => rights.has(right)))
  const found = await Promise.all(
    open.map(async (task) => {
      const { docs } = await payload.find({
        collection: slugs.workflowRecords as CollectionSlug,
        where: task.where(id),
        limit: most,
        pagination: false,
        depth: 0,
        overrideAccess: false,
        user,
      })
      return {
        task,
        records: (docs as unknown as StandingRecord[]).filter((record) => task.isFor?.(record, id) ?? true),
      }
    }),
  )
  const titles = await titlesOf(
    payload,
    user,
    found.flatMap(({ records }) => records),
  )
  // What cannot be read any more, or is in the trash, has no title.
  return found
    .map(({ task, records }) => ({
      task,
      entries: records.flatMap((record) =>
        titles.has(record.document) ? [{ record, title: titles.get(record.document) ?? '' }] : [],
      ),
    }))
    .filter(({ entries }) => entries.length > 0)
}

async function titlesOf(
  payload: Payload,
  user: TypedUser,
  records: readonly StandingRecord[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const collection of new Set(records.map((record) => record.collection as CollectionSlug))) {
    const ids = records.filter((record) => record.collection === collection).map(({ document }) => document)
    const field = payload.collections[collection].config.admin.useAsTitle ?? 'id'
    const { docs } = await payload.find({
      collection,
      where: { id: { in: ids } },
      draft: true,
      depth: 0,
      pagination: false,
      overrideAccess: false,
      user,
    })
    for (const doc of docs as unknown as Record<string, unknown>[]) titles.set(String(doc.id), String(doc[field] ?? ''))
  }
  return titles
}
