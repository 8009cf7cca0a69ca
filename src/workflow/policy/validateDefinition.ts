import { permissionKeys, reservedRights } from '../../access/permissions.js'
import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { workflowStates } from '../../vocabulary/options.js'
import {
  type Relation,
  type ReviewLevel,
  reviewPresets,
  type Transition,
  transitions as allTransitions,
} from './definition.js'

type Transitions = Readonly<Record<string, Transition>>
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
    ...(Object.keys(presets).length === 0 ? [prefixFault('presets')(bilingual('没有审核规则', 'there is none'))] : []),
    ...Object.entries(presets).flatMap(([name, levels]) =>
      findPresetFaults(levels, submitterRights(transitions)).map(prefixFault(name)),
    ),
  ]
}

/** Refuses to go on with a workflow that is not sound, in one line that names every fault. */
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
  // What only the import can do is no way for the people who wait at the other end of it.
  const steps = Object.values(transitions).filter(({ via }) => via === 'address')
  const reached = new Set(['draft'])
  // A set hands out what is added to it while it is walked.
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

/** The rights by which a text is handed in. */
const submitterRights = (transitions: Transitions): readonly (string | undefined)[] =>
  Object.values(transitions)
    .filter(({ to }) => to === 'inReview')
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

// As plain strings: what is judged here may have been written past the types.
export const stateNames: readonly string[] = workflowStates.map(({ value }) => value)
export const personalRights: readonly string[] = permissionKeys
const importRights: readonly string[] = reservedRights
const relations: readonly string[] = ['writer', 'submitter', 'other', 'notTakenDownBy'] satisfies Relation[]

/** Whether a text can be read in both languages. */
export const isBilingual = (label: Bilingual | undefined): boolean =>
  /\p{Script=Han}/u.test(label?.zh ?? '') && /[A-Za-z]/.test(label?.en ?? '')

/** Values that stand in a list more than once. */
export const findDuplicates = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

/** What is wrong with one transition taken by itself. */
export function findTransitionFaults(transition: Transition): Bilingual[] {
  return [
    ...findStructureFaults(transition),
    ...findPermissionFaults(transition),
    ...findReviewFaults(transition),
    ...findLiveFaults(transition),
  ].filter((fault) => fault !== false)
}

type Checks = readonly (Bilingual | false)[]

function findStructureFaults({ label, from, to, live, via }: Transition): Checks {
  return [
    !isBilingual(label) && bilingual('缺少中文或英文名称', 'has no label in both languages'),
    from.length === 0 && bilingual('没有起始状态', 'starts in no state'),
    ...from
      .filter((state) => !stateNames.includes(state))
      .map((state) => bilingual(`起始状态“${state}”未知`, `starts in the unknown state “${state}”`)),
    ...findDuplicates(from).map((state) => bilingual(`起始状态“${state}”重复`, `names the state “${state}” twice`)),
    ![...stateNames, 'same', 'gone'].includes(to) &&
      bilingual(`目标状态“${to}”未知`, `leads to the unknown state “${to}”`),
    // A live row that came past the gate is taken down from wherever the document stands.
    live !== 'yes' &&
      (from as readonly string[]).includes(to) &&
      bilingual('目标是起始状态之一，应写 same', 'leads to where it starts; that is “same”'),
    !['address', 'deletion', 'import'].includes(via) &&
      bilingual(`途径“${via}”未知`, `is taken through the unknown “${via}”`),
    // A deletion that left the document, or an address that deleted, would do what its name does not say.
    via !== 'import' &&
      (via === 'deletion') !== (to === 'gone') &&
      bilingual('只有删除才能以 gone 为目标，且必须如此', 'must be a deletion if it leads to “gone”, and only then'),
  ]
}

function findPermissionFaults({ who, via }: Transition): Checks {
  const rights = who.map(({ right }) => right)
  return [
    who.length === 0 && bilingual('没有人可以执行', 'is open to nobody'),
    // A relation alone would keep its holder in office after his rights were taken away.
    rights.includes(undefined) && bilingual('有人无需权限即可执行', 'is open to somebody without any right'),
    ...rights
      .filter((right) => right !== undefined && ![...personalRights, ...importRights].includes(right))
      .map((right) => bilingual(`权限“${right}”未知`, `asks for the unknown right “${right}”`)),
    ...who
      .filter(({ relation }) => relation !== undefined && !relations.includes(relation))
      .map(({ relation }) => bilingual(`关系“${relation}”未知`, `asks for the unknown relation “${relation}”`)),
    rights.some((right) => right !== undefined && importRights.includes(right) !== (via === 'import')) &&
      bilingual(
        '导入专用权限只用于导入，导入也只用它们',
        'must ask for a right of the import if it is taken by the import, and only then',
      ),
  ]
}

function findReviewFaults({ to, from, who, fourEyes, complete, via }: Transition): Checks {
  return [
    to === 'approved' && !fourEyes && bilingual('通过审核却没有四眼原则', 'approves without four eyes'),
    fourEyes === true &&
      who.some(({ relation }) => relation !== 'other') &&
      bilingual('四眼原则要求由他人执行', 'asks for four eyes but not for somebody else'),
    ['inReview', 'approved', 'published'].includes(to) &&
      !complete &&
      bilingual('不检查内容是否完整', 'does not ask for a whole text'),
    to === 'published' &&
      via !== 'import' &&
      from.some((state) => state !== 'approved') &&
      bilingual('未经审核即可发布', 'publishes what is not approved'),
  ]
}

function findLiveFaults({ to, comment, live, via }: Transition): Checks {
  const takesDown = to === 'archived'
  const needsComment = takesDown || to === 'changesRequested' || (via === 'deletion' && live !== 'never')
  return [
    needsComment && comment !== 'required' && bilingual('没有要求写明原因', 'does not require a comment'),
    comment !== undefined &&
      comment !== 'required' &&
      bilingual(`意见规则“${String(comment)}”未知`, `has the unknown rule of comments “${String(comment)}”`),
    live !== undefined &&
      !['yes', 'no', 'never', 'once'].includes(live) &&
      bilingual(`公开条件“${String(live)}”未知`, `has the unknown condition “${String(live)}” of being live`),
    takesDown && live !== 'yes' && bilingual('下线的不是公开内容', 'takes down what is not live'),
    via === 'deletion' &&
      live !== 'never' &&
      live !== 'once' &&
      bilingual('可能删除公开内容', 'may delete what is live'),
    via === 'import' &&
      to === 'published' &&
      live !== 'never' &&
      bilingual('导入可能覆盖公开内容', 'lets the import replace what is live'),
  ]
}
