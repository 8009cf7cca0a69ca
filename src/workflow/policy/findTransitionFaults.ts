import { permissionKeys, reservedRights } from '../../access/permissions.js'
import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { workflowStates } from '../../vocabulary/options.js'
import { conditions } from './conditions.js'
import type { Relation, Transition, WorkflowState } from './Transition.js'

// As plain strings: what is validated here may have been written past the types.
export const stateNames: readonly string[] = workflowStates.map(({ value }) => value)
export const personalRights: readonly string[] = permissionKeys
const importRights: readonly string[] = reservedRights
const relations: readonly string[] = ['writer', 'submitter', 'other', 'notTakenDownBy'] satisfies Relation[]
/** States in which no review is under way. */
const statesWithoutRun: readonly string[] = ['draft', 'changesRequested', 'archived'] satisfies WorkflowState[]

/** Whether a text can be read in both languages. */
export const isBilingual = (label: Bilingual | undefined): boolean =>
  /\p{Script=Han}/u.test(label?.zh ?? '') && /[A-Za-z]/.test(label?.en ?? '')

/** Values that stand in a list more than once. */
export const findDuplicates = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

/** What is wrong with one transition taken by itself. Pure. */
export const findTransitionFaults = (transition: Transition): Bilingual[] =>
  [
    ...findUnknownValues(transition),
    ...findStructureFaults(transition),
    ...findPermissionFaults(transition),
    ...findReviewFaults(transition),
    ...findLiveFaults(transition),
    ...findPublicationFaults(transition),
    ...findRemainderFaults(transition),
    ...findAdminFaults(transition),
  ].filter((fault) => fault !== false)

type Checks = readonly (Bilingual | false)[]

/** The values of fields that take one of a few; `undefined` where the field may be left out. */
const knownValues: { readonly [Field in keyof Transition]?: readonly unknown[] } = {
  effect: ['none', 'publish', 'takeDown', 'delete'],
  basis: [undefined, 'approvals', 'admission'],
  needs: [undefined, ...Object.keys(conditions)],
  fourEyes: [undefined, true],
  complete: [undefined, true],
  everLive: [undefined, true, false],
  run: [undefined, 'start', 'approveLevel', 'clear'],
  schedule: [undefined, 'appoint', 'cancel', 'void'],
  takeDown: [undefined, 'open', 'close'],
  notice: [undefined, 'clear'],
  emphasis: [undefined, 'primary', 'danger'],
}

const findUnknownValues = (transition: Transition): Checks =>
  (Object.keys(knownValues) as (keyof Transition)[])
    .map((field) => ({ field, value: transition[field] }))
    .filter(({ field, value }) => !knownValues[field]?.includes(value))
    .map(({ field, value }) =>
      bilingual(`${field} 的值“${String(value)}”未知`, `has the unknown ${field} “${String(value)}”`),
    )

function findStructureFaults({ label, from, to, effect, trigger }: Transition): Checks {
  return [
    !isBilingual(label) && bilingual('缺少中文或英文名称', 'has no label in both languages'),
    from.length === 0 && bilingual('没有起始状态', 'starts in no state'),
    ...from
      .filter((state) => !stateNames.includes(state))
      .map((state) => bilingual(`起始状态“${state}”未知`, `starts in the unknown state “${state}”`)),
    ...findDuplicates(from).map((state) => bilingual(`起始状态“${state}”重复`, `names the state “${state}” twice`)),
    ![...stateNames, 'same', 'deleted'].includes(to) &&
      bilingual(`目标状态“${to}”未知`, `leads to the unknown state “${to}”`),
    // A row that went live past the gate is taken down from any state, also from the one that says it is not live.
    effect !== 'takeDown' &&
      (from as readonly string[]).includes(to) &&
      bilingual('目标是起始状态之一，应写 same', 'leads to where it starts; that is “same”'),
    !['api', 'deletion', 'import'].includes(trigger) &&
      bilingual(`途径“${trigger}”未知`, `is taken through the unknown “${trigger}”`),
    // A deletion that kept the document, or an address that deleted it, would do what its name does not say.
    trigger !== 'import' &&
      (trigger === 'deletion') !== (to === 'deleted') &&
      bilingual(
        '只有删除才能以 deleted 为目标，且必须如此',
        'must be a deletion if it leads to “deleted”, and only then',
      ),
    (effect === 'delete') !== (to === 'deleted') &&
      bilingual('效果 delete 与目标 deleted 不一致', 'must delete if it leads to “deleted”, and only then'),
    (effect === 'publish') !== (to === 'published') &&
      bilingual('效果 publish 与目标 published 不一致', 'must publish if it leads to “published”, and only then'),
    effect === 'takeDown' &&
      !statesWithoutRun.includes(to) &&
      bilingual(`下线后的状态不能是“${to}”`, `takes down and leads to “${to}”, a state of what is live or in review`),
  ]
}

function findPermissionFaults({ who, trigger }: Transition): Checks {
  const rights = who.map(({ right }) => right)
  return [
    who.length === 0 && bilingual('没有人可以执行', 'is open to nobody'),
    // By a relation alone, somebody could go on acting after losing every right.
    rights.includes(undefined) && bilingual('有人无需权限即可执行', 'is open to somebody without any right'),
    ...rights
      .filter((right) => right !== undefined && ![...personalRights, ...importRights].includes(right))
      .map((right) => bilingual(`权限“${right}”未知`, `asks for the unknown right “${right}”`)),
    ...who
      .filter(({ relation }) => relation !== undefined && !relations.includes(relation))
      .map(({ relation }) => bilingual(`关系“${relation}”未知`, `asks for the unknown relation “${relation}”`)),
    rights.some((right) => right !== undefined && importRights.includes(right) !== (trigger === 'import')) &&
      bilingual(
        '导入专用权限只用于导入，导入也只用它们',
        'must ask for a right of the import if it is taken by the import, and only then',
      ),
  ]
}

function findReviewFaults({ to, who, fourEyes, complete, run, needs }: Transition): Checks {
  return [
    to === 'approved' && !fourEyes && bilingual('通过审核却没有四眼原则', 'approves without four eyes'),
    fourEyes === true &&
      who.some(({ relation }) => relation !== 'other') &&
      bilingual('四眼原则要求由他人执行', 'asks for four eyes but not for somebody else'),
    ['inReview', 'approved', 'published'].includes(to) &&
      !complete &&
      bilingual('不检查内容是否完整', 'does not ask for a whole text'),
    (run === 'start') !== (to === 'inReview') &&
      bilingual('开始审核与目标 inReview 不一致', 'must start a run if it leads to “inReview”, and only then'),
    (run === 'approveLevel') !== (to === 'approved') &&
      bilingual('通过级别与目标 approved 不一致', 'must approve a level if it leads to “approved”, and only then'),
    run === 'approveLevel' &&
      needs !== 'openLevel' &&
      bilingual('不要求有待审级别', 'approves a level without needing “openLevel”'),
  ]
}

function findLiveFaults({ to, comment, live, everLive, trigger, effect }: Transition): Checks {
  const needsComment =
    effect === 'takeDown' ||
    to === 'archived' ||
    to === 'changesRequested' ||
    (trigger === 'deletion' && everLive !== false)
  return [
    needsComment && comment !== 'required' && bilingual('没有要求写明原因', 'does not require a comment'),
    comment !== undefined &&
      comment !== 'required' &&
      bilingual(`意见规则“${String(comment)}”未知`, `has the unknown rule of comments “${String(comment)}”`),
    live !== undefined &&
      typeof live !== 'boolean' &&
      bilingual(`公开条件“${String(live)}”未知`, `has the unknown condition “${String(live)}” of being live`),
    live === true && everLive === false && bilingual('公开条件互相矛盾', 'asks for what is live and never was'),
    effect === 'takeDown' && live !== true && bilingual('下线的不是公开内容', 'takes down what is not live'),
    effect !== 'takeDown' &&
      to === 'archived' &&
      live !== false &&
      bilingual('可能归档仍在公开的内容', 'may archive what is live without taking it down'),
    trigger === 'deletion' &&
      (live !== false || everLive === undefined) &&
      bilingual('可能删除公开内容', 'may delete what is live'),
    trigger === 'import' &&
      to === 'published' &&
      (live !== false || everLive !== false) &&
      bilingual('导入可能覆盖公开内容', 'lets the import replace what is live'),
  ]
}

function findPublicationFaults({ from, trigger, effect, basis, needs, schedule }: Transition): Checks {
  const publishes = effect === 'publish'
  return [
    // Only an approval with four eyes leads to `approved`, and only a complete run has one by a person for each level.
    publishes &&
      basis !== 'admission' &&
      (needs !== 'approvedRun' || from.some((state) => state !== 'approved')) &&
      bilingual('未经审核即可发布', 'publishes what is not approved'),
    publishes !== (basis !== undefined) &&
      bilingual('发布须写明依据，其他操作不得写', 'must name the basis of its seal if it publishes, and only then'),
    basis === 'admission' &&
      trigger !== 'import' &&
      bilingual('只有导入才能凭来源文件发布', 'publishes without a review although it is not taken by the import'),
    schedule === 'appoint' &&
      !(publishes && trigger === 'api') &&
      bilingual('只有发布才能定时', 'lets a time be appointed for what is no publication'),
  ]
}

/** What would be left behind: a review run, a schedule or a take-down that the new state contradicts. */
function findRemainderFaults({ from, to, effect, run, schedule, takeDown, notice, needs, who }: Transition): Checks {
  // Publications and take-downs end the run and the schedule by themselves, and a deletion takes them with the
  // document.
  const keepsDocument = effect === 'none'
  return [
    keepsDocument &&
      statesWithoutRun.includes(to) &&
      run !== 'clear' &&
      bilingual('离开审核却不结束审核', 'leaves the review run open'),
    keepsDocument &&
      from.includes('approved') &&
      to !== 'same' &&
      schedule === undefined &&
      bilingual('留下仍会生效的定时发布', 'leaves a schedule that would still publish'),
    to === 'same' && run !== undefined && bilingual('状态不变却改变审核', 'keeps the state but changes the review run'),
    to === 'same' && !schedule && !takeDown && !notice && bilingual('什么也不改变', 'changes nothing'),
    takeDown === 'open' &&
      effect !== 'takeDown' &&
      bilingual('没有下线却要求复核下线', 'asks for the review of a take-down that it does not make'),
    takeDown === 'close' &&
      (needs !== 'openTakeDown' || who.some(({ relation }) => relation !== 'notTakenDownBy')) &&
      bilingual('下线者可以复核自己的下线', 'lets people review what they took down themselves'),
  ]
}

function findAdminFaults({ trigger, effect, confirm, emphasis }: Transition): Checks {
  return [
    confirm !== undefined &&
      !isBilingual(confirm) &&
      bilingual('确认文字缺少中文或英文', 'has no confirmation text in both languages'),
    ((trigger === 'api' && effect !== 'none') || emphasis === 'danger') &&
      confirm === undefined &&
      bilingual('不经确认即改变公开内容', 'changes what is live without a confirmation text'),
  ]
}
