import type { Payload, TypedUser } from 'payload'

import { slugs } from '../../../vocabulary/slugs.js'
import { tasks, type WorkflowRecordSummary, type Task } from './tasks.js'

export type TaskGroup = {
  readonly task: Task
  readonly entries: readonly { readonly record: WorkflowRecordSummary; readonly title: string }[]
}

const maxRecords = 100

/** The tasks of a user that have entries: of those their permissions allow, with the documents that they may read. */
export async function findTasks(
  payload: Payload,
  user: TypedUser,
  permissions: ReadonlySet<string>,
): Promise<TaskGroup[]> {
  const id = String(user.id)
  const permittedTasks = tasks.filter((task) => task.permissions.some((permission) => permissions.has(permission)))
  const tasksWithRecords = await Promise.all(
    permittedTasks.map(async (task) => {
      const { docs } = await payload.find({
        collection: slugs.workflowRecords,
        where: task.where(id),
        limit: maxRecords,
        pagination: false,
        depth: 0,
        overrideAccess: false,
        user,
      })
      return {
        task,
        records: (docs as WorkflowRecordSummary[]).filter((record) => task.isFor?.(record, id) ?? true),
      }
    }),
  )
  const titles = await titlesOf(
    payload,
    user,
    tasksWithRecords.flatMap(({ records }) => records),
  )
  // Documents that the user may not read, or that are in the trash, have no title and are left out.
  return tasksWithRecords
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
  records: readonly WorkflowRecordSummary[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const collection of new Set(records.map((record) => record.collection))) {
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
    for (const doc of docs) {
      const values: Record<string, unknown> = { ...doc }
      titles.set(doc.id, String(values[field] ?? ''))
    }
  }
  return titles
}
