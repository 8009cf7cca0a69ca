import { text, type Text } from '../vocabulary/text.js'
import { reviewPresets, transitions as allTransitions, type ReviewLevel, type Transition } from './definition.js'
import { isBilingual, personalRights, repeated, stateNames, transitionFaults } from './transitionFaults.js'

type Transitions = Readonly<Record<string, Transition>>
type Presets = Readonly<Record<string, readonly ReviewLevel[]>>

/**
 * Looks for contradictions in a workflow that its types cannot see. Pure.
 * @returns every fault, in Chinese and English; none when the workflow is sound
 */
export function validateDefinition(transitions: Transitions, presets: Presets): string[] {
  return [
    ...Object.entries(transitions).flatMap(([name, transition]) => transitionFaults(transition).map(at(name))),
    ...wayFaults(transitions),
    ...(Object.keys(presets).length === 0 ? [at('presets')(text('没有审核规则', 'there is none'))] : []),
    ...Object.entries(presets).flatMap(([name, levels]) => presetFaults(levels, handingIn(transitions)).map(at(name))),
  ]
}

/** Refuses to go on with a workflow that is not sound, in one line that names every fault. */
export function assertDefinition(transitions: Transitions = allTransitions, presets: Presets = reviewPresets): void {
  const faults = validateDefinition(transitions, presets)
  if (faults.length > 0) throw new Error(`流程定义有误 / The workflow is not sound: ${faults.join('; ')}`)
}

const at =
  (name: string) =>
  ({ zh, en }: Text): string =>
    `${name}: ${zh} / ${en}`

/** States that a document cannot get to, and states that it cannot get out of. */
function wayFaults(transitions: Transitions): string[] {
  // What only the import can do is no way for the people who wait at the other end of it.
  const steps = Object.values(transitions).filter(({ via }) => via === 'address')
  const reached = new Set(['draft'])
  // A set hands out what is added to it while it is walked.
  for (const state of reached)
    for (const { from, to } of steps)
      if ((from as readonly string[]).includes(state) && stateNames.includes(to)) reached.add(to)
  const leaves = (state: string) =>
    steps.some(({ from, to }) => (from as readonly string[]).includes(state) && to !== state && stateNames.includes(to))
  return [
    ...stateNames
      .filter((state) => !reached.has(state))
      .map((state) => at(state)(text('无法从草稿到达', 'cannot be reached from a draft'))),
    ...stateNames.filter((state) => !leaves(state)).map((state) => at(state)(text('没有出路', 'has no way out'))),
  ]
}

/** The rights by which a text is handed in. */
const handingIn = (transitions: Transitions): readonly (string | undefined)[] =>
  Object.values(transitions)
    .filter(({ to }) => to === 'inReview')
    .flatMap(({ who }) => who.map(({ right }) => right))

function presetFaults(levels: readonly ReviewLevel[], rightsOfAuthors: readonly (string | undefined)[]): Text[] {
  const unknown = levels.filter(({ right }) => !personalRights.includes(right))
  return [
    ...(levels.length === 0 ? [text('没有审核级别', 'has no level')] : []),
    ...(levels.some(({ key }) => !key) ? [text('有级别没有标识', 'has a level without a key')] : []),
    ...repeated(levels.map(({ key }) => key)).map((key) => text(`级别“${key}”重复`, `has the level “${key}” twice`)),
    ...levels
      .filter(({ label }) => !isBilingual(label))
      .map(({ key }) =>
        text(`级别“${key}”缺少中文或英文名称`, `has no label in both languages for the level “${key}”`),
      ),
    ...unknown.map(({ right }) =>
      text(`没有人能持有权限“${right}”`, `asks for the right “${right}”, which nobody can hold`),
    ),
    // Otherwise every writer would be a reviewer of the next one.
    ...levels
      .filter(({ right }) => rightsOfAuthors.includes(right))
      .map(({ right }) =>
        text(`凭撰稿权限“${right}”即可审核`, `lets a text be approved by “${right}”, a right of authors`),
      ),
  ]
}
