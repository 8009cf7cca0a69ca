import { permissions, reservedRights, type Permission } from '../access/permissions.js'
import { workflowStates } from '../vocabulary/options.js'
import { text, type Text } from '../vocabulary/text.js'
import { reviewPresets, transitions, type Relation, type ReviewLevel, type Transition } from '../workflow/definition.js'

const introduction = `# 审核流程 · Workflow

由 \`npm run generate\` 从 src/workflow/definition.ts 生成，请勿手改。Generated from that file; do not edit.

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

const relations: Record<Relation, Text> = {
  writer: text('限自己的内容', 'of own content'),
  submitter: text('限自己提交的内容', 'of what he submitted'),
  other: text('限他人的内容', "of others' content"),
  notTakenDownBy: text('限他人下线的内容', 'of what somebody else took down'),
}

const conditions: Record<NonNullable<Transition['live']>, Text> = {
  yes: text('公开中', 'live'),
  no: text('未公开', 'not live'),
  never: text('从未公开', 'never live'),
  once: text('曾经公开，现已下线', 'live once, not now'),
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
const both = ({ zh, en }: Text): string => `${zh} ${en}`
const labelOf = (state: string): string => both(workflowStates.find(({ value }) => value === state)!.label)

/** The text of docs/workflow.md: a picture of the workflow, and everything that a picture has no room for. */
export const workflowPage = (): string => introduction + picture() + aboutTable + table() + aboutPresets + presets()

function picture(): string {
  const lines = workflowStates.map(({ value }) => `    ${value} : ${labelOf(value)}`)
  const steps = (Object.values(transitions) as Transition[])
    .filter(({ via, to }) => via === 'address' && to !== 'same')
    .flatMap(({ label, from, to }) => from.map((state) => `    ${state} --> ${to} : ${both(label)}`))
  return `\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n    [*] --> draft\n${steps.join('\n')}\n\`\`\`\n`
}

function table(): string {
  const lines = (Object.entries(transitions) as [string, Transition][]).map(([name, transition]) =>
    row([
      `\`${name}\``,
      transition.label.zh,
      transition.label.en,
      whereFrom(transition),
      whereTo(transition),
      whoOf(transition),
      transition.comment ? '必填 required' : '',
    ]),
  )
  return (
    row(['操作 · Transition', '中文', 'English', '从 · From', '到 · To', '谁 · Who', '意见 · Comment']) +
    row(Array<string>(7).fill('---')) +
    lines.join('')
  )
}

const code = (word: string): string => `\`${word}\``

function whereFrom({ from, live }: Transition): string {
  // What is published is live: that goes without saying.
  const condition =
    live && !(live === 'yes' && from.every((state) => state === 'published')) ? `（${both(conditions[live])}）` : ''
  return from.map(code).join(' ') + condition
}

const whereTo = ({ to }: Transition): string =>
  to === 'same' ? '不变 unchanged' : to === 'gone' ? '删除 deleted' : code(to)

function whoOf({ who, fourEyes }: Transition): string {
  const ways = who.map(({ right, relation }: Transition['who'][number]) =>
    [
      right && code(right),
      isReserved(right) ? '导入 the import' : right && both(permissions[right as Permission]),
      relation && `（${both(relations[relation])}）`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return ways.join('<br>') + (fourEyes ? '<br>每轮一人只能一次 nobody twice in a run' : '')
}

const isReserved = (right: string | undefined): boolean =>
  (reservedRights as readonly (string | undefined)[]).includes(right)

function presets(): string {
  const lines = (Object.entries(reviewPresets) as [string, readonly ReviewLevel[]][]).map(([name, levels]) =>
    row([code(name), levels.map(({ label, right }) => `${both(label)} ${code(right)}`).join(' → ')]),
  )
  return row(['规则 · Rule', '级别 · Levels']) + row(['---', '---']) + lines.join('')
}
