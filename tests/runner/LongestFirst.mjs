import { sep } from 'node:path'

import Sequencer from '@jest/test-sequencer'

/** Each takes longer than all unit tests together. Begun last, one of them would keep one processor busy and the rest idle. */
const long = ['access/matrix', 'access/transitions', 'workflow/races', 'workflow/randomWalk', 'access/publication']

/** The order in which files are begun: Jest knows how long each took the last time, and on a new machine nothing. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b))
  }
}

function rank({ path, duration }) {
  const found =
    duration === undefined ? long.findIndex((name) => path.endsWith(`${name.replace('/', sep)}.test.ts`)) : -1
  return found < 0 ? long.length : found
}
