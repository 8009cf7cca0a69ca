import type { Dashiji } from '../../support/startDashiji.js'
import type { Cast } from './cast.js'
import { contents } from './documents.js'
import { columns, type Column, type Line } from './matrix.js'
import { operations } from './operations.js'
import type { Scene } from './scene.js'

/** Tries a line of the table as everybody, and tells what came of it. */
export async function outcomesOf(line: Line, dashiji: Dashiji, cast: Cast): Promise<Record<Column, string>> {
  const kept: Scene['kept'] = new Map()
  const found = {} as Record<Column, string>
  for (const column of columns)
    found[column] = await outcome(line, { dashiji, cast, slug: line.collection, asker: cast[column], kept })
  return found
}

/** `+` done or shown, `-` refused or not shown. Anything else is said in words and fits no table. */
async function outcome({ collection, group, operation }: Line, scene: Scene): Promise<string> {
  const { payload } = scene.dashiji
  const { send, shows, achieves } = await operations[group]![operation]!(scene)
  const before = await contents(payload, collection)
  const { status, body } = await send()
  const isSame = (await contents(payload, collection)) === before
  if (!isSame) scene.kept.clear()
  const isTaken = status < 300
  if (status >= 500) return `answered ${status}`
  if (!isTaken && !isSame) return `refused with ${status}, and done all the same`
  if (achieves) return (await achieves()) ? '+' : '-'
  if (shows) return isSame ? (isTaken && shows(body) ? '+' : '-') : 'a reading changed something'
  return isTaken ? (isSame ? 'said it was done, and nothing was' : '+') : '-'
}
