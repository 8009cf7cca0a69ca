import type { Dashiji } from '../../support/startDashiji.js'
import type { People } from './createPeople.js'
import { snapshotCollection } from './documents.js'
import { columns, type Column, type Line } from './matrix.js'
import { operations } from './operations.js'
import type { OperationContext } from './OperationContext.js'

/** Tries a line of the table as everybody, and tells what came of it. */
export async function outcomesOf(line: Line, dashiji: Dashiji, people: People): Promise<Record<Column, string>> {
  const reusableDocuments: OperationContext['reusableDocuments'] = new Map()
  const outcomes = {} as Record<Column, string>
  for (const column of columns)
    outcomes[column] = await outcomeFor(line, {
      dashiji,
      people,
      slug: line.collection,
      requester: people[column],
      reusableDocuments,
    })
  return outcomes
}

/** `+` done or shown, `-` refused or not shown. Anything else is said in words and fits no table. */
async function outcomeFor({ collection, group, operation }: Line, context: OperationContext): Promise<string> {
  const { payload } = context.dashiji
  const { send, shows, hasTakenEffect } = await operations[group]![operation]!(context)
  const before = await snapshotCollection(payload, collection)
  const { status, body } = await send()
  const isUnchanged = (await snapshotCollection(payload, collection)) === before
  if (!isUnchanged) context.reusableDocuments.clear()
  const isAccepted = status < 300
  if (status >= 500) return `answered ${status}`
  if (!isAccepted && !isUnchanged) return `refused with ${status}, and done all the same`
  if (hasTakenEffect) return (await hasTakenEffect()) ? '+' : '-'
  if (shows) return isUnchanged ? (isAccepted && shows(body) ? '+' : '-') : 'a reading changed something'
  return isAccepted ? (isUnchanged ? 'said it was done, and nothing was' : '+') : '-'
}
