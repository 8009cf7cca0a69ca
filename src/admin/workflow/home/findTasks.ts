import type { Payload, TypedUser } from 'payload'

import { slugs, type GovernedSlug } from '../../../vocabulary/slugs.js'
import { tasks, type WorkflowRecordSummary, type Task } from './tasks.js'

type TaskEntry = { readonly record: WorkflowRecordSummary; readonly title: string }

export type TaskGroup = {
  readonly task: Task
  /** The documents that have waited longest, at most `maxEntries`. */
  readonly entries: readonly TaskEntry[]
  /** How many documents wait in all. */
  readonly total: number
  /** The collections of all of them. */
  readonly collections: readonly GovernedSlug[]
}

const maxEntries = 10

/** How many ids a condition names at most; SQLite limits the variables of a statement. */
const maxIds = 500

/**
 * The tasks of a user that have entries: of those their permissions allow, with the documents that they may read.
 * Documents in the trash are left out. Everything that waits is read, though only a part is shown: who is involved in a
 * review, which the database cannot be asked, decides whether a document waits for this user, and so how many do.
 */
export async function findTasks(
  payload: Payload,
  user: TypedUser,
  permissions: ReadonlySet<string>,
): Promise<TaskGroup[]> {
  const permittedTasks = tasks.filter((task) => task.permissions.some((permission) => permissions.has(permission)))
  const groups = await Promise.all(permittedTasks.map((task) => findGroup(payload, user, task)))
  return groups.filter(({ total }) => total > 0)
}

async function findGroup(payload: Payload, user: TypedUser, task: Task): Promise<TaskGroup> {
  const id = String(user.id)
  const { docs } = await payload.find({
    collection: slugs.workflowRecords,
    where: task.where(id),
    select: summaryFields,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    user,
  })
  const waiting = (docs as WorkflowRecordSummary[]).filter((record) => task.isFor?.(record, id) ?? true)
  const readable = await findReadable(payload, user, waiting)
  const records = waiting.filter(({ document }) => readable.has(document)).sort(byWaitingTime)
  return {
    task,
    entries: await addTitles(payload, user, records.slice(0, maxEntries)),
    total: records.length,
    collections: [...new Set(records.map(({ collection }) => collection))],
  }
}

const summaryFields = {
  collection: true,
  document: true,
  state: true,
  authors: true,
  run: true,
  scheduleAt: true,
  takeDown: true,
  notice: true,
} as const

const waitingSince = ({ run, takeDown, notice }: WorkflowRecordSummary): string =>
  run?.submittedAt ?? takeDown?.at ?? notice?.at ?? ''

const byWaitingTime = (a: WorkflowRecordSummary, b: WorkflowRecordSummary): number =>
  waitingSince(a).localeCompare(waitingSince(b)) || a.document.localeCompare(b.document)

/** The ids of those documents that the user may read and that are not in the trash. */
async function findReadable(
  payload: Payload,
  user: TypedUser,
  records: readonly WorkflowRecordSummary[],
): Promise<Set<string>> {
  const readable = new Set<string>()
  for (const [collection, ids] of idsByCollection(records))
    for (let start = 0; start < ids.length; start += maxIds) {
      const { docs } = await payload.find({
        collection,
        where: { id: { in: ids.slice(start, start + maxIds) } },
        select: {},
        depth: 0,
        pagination: false,
        overrideAccess: false,
        user,
      })
      for (const { id } of docs) readable.add(id)
    }
  return readable
}

async function addTitles(
  payload: Payload,
  user: TypedUser,
  records: readonly WorkflowRecordSummary[],
): Promise<TaskEntry[]> {
  const titles = new Map<string, string>()
  for (const [collection, ids] of idsByCollection(records)) {
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
    for (const doc of docs) {
      const values: Record<string, unknown> = { ...doc }
      titles.set(doc.id, String(values[field] ?? ''))
    }
  }
  return records.map((record) => ({ record, title: titles.get(record.document) ?? '' }))
}

function idsByCollection(records: readonly WorkflowRecordSummary[]): Map<GovernedSlug, string[]> {
  const ids = new Map<GovernedSlug, string[]>()
  for (const { collection, document } of records) ids.set(collection, [...(ids.get(collection) ?? []), document])
  return ids
}
