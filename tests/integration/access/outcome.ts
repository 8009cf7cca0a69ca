import { isDeepStrictEqual } from 'node:util'

import type { Dashiji } from '../../support/startDashiji.js'
import { snapshot } from '../../support/stored.js'
import { columns, type Column, type Line } from './matrix.js'
import { operations } from './operations.js'
import type { MatrixPeople, OperationContext } from './operationBuilders.js'

/** Tries a line of the table as every column, and returns a mark for each, as the table has them. */
export async function outcomesOf(line: Line, dashiji: Dashiji, people: MatrixPeople): Promise<Record<Column, string>> {
  const { collection } = line
  const reusableDocuments: OperationContext['reusableDocuments'] = new Map()
  const outcomes = {} as Record<Column, string>
  for (const column of columns)
    outcomes[column] = await outcomeFor(line, { dashiji, people, collection, column, reusableDocuments })
  return outcomes
}

/** `+` done or shown, `-` refused or not shown; a sentence about anything else, which equals no mark. */
async function outcomeFor({ collection, group, operation }: Line, context: OperationContext): Promise<string> {
  const { payload } = context.dashiji
  const { send, shows, hasTakenEffect } = await operations[group]![operation]!(context)
  const before = await snapshot(payload, collection)
  const { status, body } = await send()
  const isUnchanged = isDeepStrictEqual(await snapshot(payload, collection), before)
  if (!isUnchanged) context.reusableDocuments.clear()
  const isAccepted = status < 300
  if (status >= 500) return `answered ${status}`
  if (!isAccepted && !isUnchanged) return `refused with ${status}, but changed something`
  if (hasTakenEffect) return (await hasTakenEffect()) ? '+' : '-'
  if (shows) return isUnchanged ? (isAccepted && shows(body) ? '+' : '-') : 'reading changed something'
  return isAccepted ? (isUnchanged ? 'accepted, but changed nothing' : '+') : '-'
}
