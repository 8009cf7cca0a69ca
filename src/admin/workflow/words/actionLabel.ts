import { text, type Text } from '../../../vocabulary/text.js'
import { transitions } from '../../../workflow/definition.js'

const others: Record<string, Text> = {
  create: text('新建', 'Created'),
  edit: text('修改', 'Edited'),
  schedule: text('安排定时发布', 'Scheduled'),
  trash: text('移入回收站', 'Put into the trash'),
  untrash: text('从回收站恢复', 'Taken out of the trash'),
}

const labels: Record<string, Text> = {
  ...Object.fromEntries(Object.entries(transitions).map(([name, { label }]) => [name, label])),
  ...others,
}

/** What was done, by the name that the audit has for it. */
export const actionLabel = (action: string): Text => labels[action] ?? text(action, action)
