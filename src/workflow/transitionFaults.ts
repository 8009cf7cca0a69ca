import { permissionKeys, reservedRights } from '../access/permissions.js'
import { workflowStates } from '../vocabulary/options.js'
import { text, type Text } from '../vocabulary/text.js'
import type { Relation, Transition } from './definition.js'

// As plain strings: what is judged here may have been written past the types.
export const stateNames: readonly string[] = workflowStates.map(({ value }) => value)
export const personalRights: readonly string[] = permissionKeys
const importRights: readonly string[] = reservedRights
const relations: readonly string[] = ['writer', 'submitter', 'other', 'notTakenDownBy'] satisfies Relation[]

/** Whether a text can be read in both languages. */
export const isBilingual = (label: Text | undefined): boolean =>
  /\p{Script=Han}/u.test(label?.zh ?? '') && /[A-Za-z]/.test(label?.en ?? '')

/** Values that stand in a list more than once. */
export const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
]

/** What is wrong with one transition taken by itself. */
export function transitionFaults(transition: Transition): Text[] {
  return [...ofWords(transition), ...ofWho(transition), ...ofReview(transition), ...ofLiveText(transition)].filter(
    (fault) => fault !== false,
  )
}

type Checks = readonly (Text | false)[]

function ofWords({ label, from, to, live, via }: Transition): Checks {
  return [
    !isBilingual(label) && text('缺少中文或英文名称', 'has no label in both languages'),
    from.length === 0 && text('没有起始状态', 'starts in no state'),
    ...from
      .filter((state) => !stateNames.includes(state))
      .map((state) => text(`起始状态“${state}”未知`, `starts in the unknown state “${state}”`)),
    ...repeated(from).map((state) => text(`起始状态“${state}”重复`, `names the state “${state}” twice`)),
    ![...stateNames, 'same', 'gone'].includes(to) && text(`目标状态“${to}”未知`, `leads to the unknown state “${to}”`),
    // A live row that came past the gate is taken down from wherever the document stands.
    live !== 'yes' &&
      (from as readonly string[]).includes(to) &&
      text('目标是起始状态之一，应写 same', 'leads to where it starts; that is “same”'),
    !['address', 'deletion', 'import'].includes(via) &&
      text(`途径“${via}”未知`, `is taken through the unknown “${via}”`),
    // A deletion that left the document, or an address that deleted, would do what its name does not say.
    via !== 'import' &&
      (via === 'deletion') !== (to === 'gone') &&
      text('只有删除才能以 gone 为目标，且必须如此', 'must be a deletion if it leads to “gone”, and only then'),
  ]
}

function ofWho({ who, via }: Transition): Checks {
  const rights = who.map(({ right }) => right)
  return [
    who.length === 0 && text('没有人可以执行', 'is open to nobody'),
    // A relation alone would keep its holder in office after his rights were taken away.
    rights.includes(undefined) && text('有人无需权限即可执行', 'is open to somebody without any right'),
    ...rights
      .filter((right) => right !== undefined && ![...personalRights, ...importRights].includes(right))
      .map((right) => text(`权限“${right}”未知`, `asks for the unknown right “${right}”`)),
    ...who
      .filter(({ relation }) => relation !== undefined && !relations.includes(relation))
      .map(({ relation }) => text(`关系“${relation}”未知`, `asks for the unknown relation “${relation}”`)),
    rights.some((right) => right !== undefined && importRights.includes(right) !== (via === 'import')) &&
      text(
        '导入专用权限只用于导入，导入也只用它们',
        'must ask for a right of the import if it is taken by the import, and only then',
      ),
  ]
}

function ofReview({ to, from, who, fourEyes, complete, via }: Transition): Checks {
  return [
    to === 'approved' && !fourEyes && text('通过审核却没有四眼原则', 'approves without four eyes'),
    fourEyes === true &&
      who.some(({ relation }) => relation !== 'other') &&
      text('四眼原则要求由他人执行', 'asks for four eyes but not for somebody else'),
    ['inReview', 'approved', 'published'].includes(to) &&
      !complete &&
      text('不检查内容是否完整', 'does not ask for a whole text'),
    to === 'published' &&
      via !== 'import' &&
      from.some((state) => state !== 'approved') &&
      text('未经审核即可发布', 'publishes what is not approved'),
  ]
}

function ofLiveText({ to, comment, live, via }: Transition): Checks {
  const takesDown = to === 'archived'
  const needsComment = takesDown || to === 'changesRequested' || (via === 'deletion' && live !== 'never')
  return [
    needsComment && comment !== 'required' && text('没有要求写明原因', 'does not require a comment'),
    comment !== undefined &&
      comment !== 'required' &&
      text(`意见规则“${String(comment)}”未知`, `has the unknown rule of comments “${String(comment)}”`),
    live !== undefined &&
      !['yes', 'no', 'never', 'once'].includes(live) &&
      text(`公开条件“${String(live)}”未知`, `has the unknown condition “${String(live)}” of being live`),
    takesDown && live !== 'yes' && text('下线的不是公开内容', 'takes down what is not live'),
    via === 'deletion' && live !== 'never' && live !== 'once' && text('可能删除公开内容', 'may delete what is live'),
    via === 'import' &&
      to === 'published' &&
      live !== 'never' &&
      text('导入可能覆盖公开内容', 'lets the import replace what is live'),
  ]
}
