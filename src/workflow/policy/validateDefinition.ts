import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { type ReviewLevel, reviewPresets, transitions as allTransitions } from './definition.js'
import {
  findDuplicates,
  findTransitionFaults,
  isBilingual,
  personalRights,
  stateNames,
} from './findTransitionFaults.js'
import { type SystemAct, systemActs } from './systemActs.js'
import type { Transitions } from './Transition.js'

type Presets = Readonly<Record<string, readonly ReviewLevel[]>>

/**
 * Looks for contradictions in a workflow that its types cannot see. Pure.
 * @returns every fault, in Chinese and English; none when the workflow is sound
 */
export function validateDefinition(transitions: Transitions, presets: Presets): string[] {
  return [
    ...Object.entries(transitions).flatMap(([name, transition]) =>
      findTransitionFaults(transition).map(prefixFault(name)),
    ),
    ...findReachabilityFaults(transitions),
    ...findSystemActFaults(transitions),
    ...findTakeDownFaults(transitions),
    ...(Object.keys(presets).length === 0 ? [prefixFault('presets')(bilingual('没有审核规则', 'there is none'))] : []),
    ...Object.entries(presets).flatMap(([name, levels]) =>
      findPresetFaults(levels, submitterRights(transitions)).map(prefixFault(name)),
    ),
  ]
}

/**
 * Refuses to go on with a workflow that is not sound.
 * @throws Error in one line that names every fault
 */
export function assertDefinition(transitions: Transitions = allTransitions, presets: Presets = reviewPresets): void {
  const faults = validateDefinition(transitions, presets)
  if (faults.length > 0) throw new Error(`流程定义有误 / The workflow is not sound: ${faults.join('; ')}`)
}

const prefixFault =
  (name: string) =>
  ({ zh, en }: Bilingual): string =>
    `${name}: ${zh} / ${en}`

/** States that a document cannot get to, and states that it cannot get out of. */
function findReachabilityFaults(transitions: Transitions): string[] {
  // A way that only the import can take does not help the people who wait at the other end of it.
  const steps = Object.values(transitions).filter(({ trigger }) => trigger === 'api')
  const reached = new Set(['draft'])
  // A set also iterates over what is added to it meanwhile.
  for (const state of reached)
    for (const { from, to } of steps)
      if ((from as readonly string[]).includes(state) && stateNames.includes(to)) reached.add(to)
  const hasWayOut = (state: string) =>
    steps.some(({ from, to }) => (from as readonly string[]).includes(state) && to !== state && stateNames.includes(to))
  return [
    ...stateNames
      .filter((state) => !reached.has(state))
      .map((state) => prefixFault(state)(bilingual('无法从草稿到达', 'cannot be reached from a draft'))),
    ...stateNames
      .filter((state) => !hasWayOut(state))
      .map((state) => prefixFault(state)(bilingual('没有出路', 'has no way out'))),
  ]
}

/** With two rows for one act, the order of the rows would decide; with none, nobody. */
function findSystemActFaults(transitions: Transitions): string[] {
  return (Object.keys(systemActs) as SystemAct[]).flatMap((act) => {
    const count = Object.values(transitions).filter((transition) => systemActs[act](transition)).length
    return count === 1
      ? []
      : [
          prefixFault(act)(
            bilingual(`须有且仅有一行，现有 ${count} 行`, `must be exactly one row, and there are ${count}`),
          ),
        ]
  })
}

/** An emergency take-down that nobody can review would stay open for ever. */
function findTakeDownFaults(transitions: Transitions): string[] {
  const rows = Object.entries(transitions)
  if (rows.some(([, { takeDown }]) => takeDown === 'close')) return []
  return rows
    .filter(([, { takeDown }]) => takeDown === 'open')
    .map(([name]) => prefixFault(name)(bilingual('没有复核它的操作', 'takes down what nothing can review')))
}

/** The rights by which a text is submitted for review. */
const submitterRights = (transitions: Transitions): readonly (string | undefined)[] =>
  Object.values(transitions)
    .filter(({ run }) => run === 'start')
    .flatMap(({ who }) => who.map(({ right }) => right))

function findPresetFaults(levels: readonly ReviewLevel[], authorRights: readonly (string | undefined)[]): Bilingual[] {
  const unknownLevels = levels.filter(({ right }) => !personalRights.includes(right))
  return [
    ...(levels.length === 0 ? [bilingual('没有审核级别', 'has no level')] : []),
    ...(levels.some(({ key }) => !key) ? [bilingual('有级别没有标识', 'has a level without a key')] : []),
    ...findDuplicates(levels.map(({ key }) => key)).map((key) =>
      bilingual(`级别“${key}”重复`, `has the level “${key}” twice`),
    ),
    ...levels
      .filter(({ label }) => !isBilingual(label))
      .map(({ key }) =>
        bilingual(`级别“${key}”缺少中文或英文名称`, `has no label in both languages for the level “${key}”`),
      ),
    ...unknownLevels.map(({ right }) =>
      bilingual(`没有人能持有权限“${right}”`, `asks for the right “${right}”, which nobody can hold`),
    ),
    // Otherwise every writer would be a reviewer of the next one.
    ...levels
      .filter(({ right }) => authorRights.includes(right))
      .map(({ right }) =>
        bilingual(`凭撰稿权限“${right}”即可审核`, `lets a text be approved by “${right}”, a right of authors`),
      ),
  ]
}
