import { changeImage, changeRoles, changeRules } from './contextCalls.js'
import { bulkWrite, create, duplicate, edit, remove, restore, trash } from './documentCalls.js'
import { advance, anyTransition } from './transitionCalls.js'
import { viaDatabase } from './viaDatabase.js'
import { viaLocalApi } from './viaLocalApi.js'
import type { Call } from './Walk.js'

/** Every way to change something, with its weight. */
export const calls: readonly (readonly [number, Call])[] = [
  [36, advance],
  [10, anyTransition],
  [6, create],
  [14, edit],
  [3, duplicate],
  [4, restore],
  [4, trash],
  [2, remove],
  [2, bulkWrite],
  [3, changeImage],
  [2, changeRoles],
  [1, changeRules],
  [6, viaLocalApi],
  [9, viaDatabase],
]
