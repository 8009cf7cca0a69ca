import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { transitions } from './definition.js'

const otherLabels: Record<string, Bilingual> = {
  create: bilingual('新建', 'Created'),
  edit: bilingual('修改', 'Edited'),
  schedule: bilingual('安排定时发布', 'Scheduled'),
  trash: bilingual('移入回收站', 'Put into the trash'),
  untrash: bilingual('从回收站恢复', 'Taken out of the trash'),
}

const labels: Record<string, Bilingual> = {
  ...Object.fromEntries(Object.entries(transitions).map(([name, { label }]) => [name, label])),
  ...otherLabels,
}

/** What was done with a document, by the name that the audit has for it, with or without `content.`. */
export function actionLabel(action: string): Bilingual {
  const name = action.replace(/^content\./, '')
  return labels[name] ?? bilingual(name, name)
}
