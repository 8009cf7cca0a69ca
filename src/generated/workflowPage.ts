import { permissions, reservedRights, type Permission } from '../access/permissions.js'
import { workflowStates } from '../vocabulary/options.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { reviewPresets, transitions, type ReviewLevel } from '../workflow/policy/definition.js'
import type { Relation, Transition } from '../workflow/policy/Transition.js'

const introduction = `# 审核流程 · Workflow

由 \`npm run generate\` 从 src/workflow/policy/definition.ts 生成，请勿手改。Generated from that file; do not edit.

图中是人走的路；删除和导入见表。The picture shows the ways that people take; deletions and the import are in the table.

审核中或已通过的文字一经修改，本轮审核作废，回到草稿。An edit of a text that is in review or approved voids the run and makes it a draft again.

`

const aboutTable = `
## 操作 · Transitions

一行之中，满足“谁”的任意一项即可。Any one of the entries under “who” is enough.

`

const aboutPresets = `
## 审核规则 · Review rules

每一级由不同的人通过，且都不是作者。Each level is approved by another person, none of them an author.
只有最后一级通过后才是“已通过”，此前仍在“审核中”。Only the last level makes a text approved; until then it stays in review.

`

const relations: Record<Relation, Bilingual> = {
  writer: bilingual('限自己的内容', 'of own content'),
  submitter: bilingual('限自己提交的内容', 'of what he submitted'),
  other: bilingual('限他人的内容', "of others' content"),
  notTakenDownBy: bilingual('限他人下线的内容', 'of what somebody else took down'),
}

/** What a row says of being live, now or ever; never live is not live now either. */
function livenessOf({ live, everLive }: Transition): Bilingual | undefined {
  if (everLive === false) return bilingual('从未公开', 'never live')
  if (everLive === true && live === false) return bilingual('曾经公开，现已下线', 'live once, not now')
  if (everLive === true && live === undefined) return bilingual('公开过', 'live now or once')
  if (live === undefined) return undefined
  return live ? bilingual('公开中', 'live') : bilingual('未公开', 'not live')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
const inBothLanguages = ({ zh, en }: Bilingual): string => `${zh} ${en}`
const labelOf = (state: string): string => inBothLanguages(workflowStates.find(({ value }) => value === state)!.label)

/** The text of docs/workflow.md: a diagram of the workflow, and a table of what a diagram has no room for. */
export const workflowPage = (): string => introduction + diagram() + aboutTable + table() + aboutPresets + presets()

function diagram(): string {
  const lines = workflowStates.map(({ value }) => `    ${value} : ${labelOf(value)}`)
  const steps = Object.values(transitions)
    .filter(({ trigger, to }) => trigger === 'api' && to !== 'same')
    .flatMap(({ label, from, to }) => from.map((state) => `    ${state} --> ${to} : ${inBothLanguages(label)}`))
  return `\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n    [*] --> draft\n${steps.join('\n')}\n\`\`\`\n`
}

function table(): string {
  const lines = Object.entries(transitions).map(([name, transition]) =>
    row([
      `\`${name}\``,
      transition.label.zh,
      transition.label.en,
      fromCell(transition),
      toCell(transition),
      whoCell(transition),
      transition.comment ? '必填 required' : '',
    ]),
  )
  return (
    row(['操作 · Transition', '中文', 'English', '从 · From', '到 · To', '谁 · Who', '意见 · Comment']) +
    row(Array<string>(7).fill('---')) +
    lines.join('')
  )
}

const code = (value: string): string => `\`${value}\``

function fromCell(transition: Transition): string {
  const { from, live } = transition
  // `published` already says that it is live.
  const isObvious = live === true && from.every((state) => state === 'published')
  const liveness = isObvious ? undefined : livenessOf(transition)
  return from.map(code).join(' ') + (liveness ? `（${inBothLanguages(liveness)}）` : '')
}

const toCell = ({ to }: Transition): string =>
  to === 'same' ? '不变 unchanged' : to === 'deleted' ? '删除 deleted' : code(to)

function whoCell({ who, fourEyes }: Transition): string {
  const alternatives = who.map(({ right, relation }: Transition['who'][number]) =>
    [
      right && code(right),
      isReserved(right) ? '导入 the import' : right && inBothLanguages(permissions[right as Permission]),
      relation && `（${inBothLanguages(relations[relation])}）`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return alternatives.join('<br>') + (fourEyes ? '<br>每轮一人只能一次 nobody twice in a run' : '')
}

const isReserved = (right: string | undefined): boolean =>
  (reservedRights as readonly (string | undefined)[]).includes(right)

function presets(): string {
  const lines = (Object.entries(reviewPresets) as [string, readonly ReviewLevel[]][]).map(([name, levels]) =>
    row([code(name), levels.map(({ label, right }) => `${inBothLanguages(label)} ${code(right)}`).join(' → ')]),
  )
  return row(['规则 · Rule', '级别 · Levels']) + row(['---', '---']) + lines.join('')
}
