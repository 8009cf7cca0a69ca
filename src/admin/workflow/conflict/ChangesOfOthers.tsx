'use client'

import { text, type Text } from '../../../vocabulary/text.js'
import { transitions } from '../../../workflow/definition.js'
import type { Change } from '../saves/openDocuments.js'
import { labelOf, type NamedField } from '../words/fieldLabels.js'
import { moment } from '../words/moment.js'
import { useSay } from '../words/useSay.js'

const labels: Record<string, Text> = { ...Object.fromEntries(Object.entries(transitions).map(([name, { label }]) => [name, label])), edit: text('修改', 'Edited'), schedule: text('定时发布', 'Scheduled') }

/** Who did what meanwhile. */
export function ChangesOfOthers({ changes, fields }: { changes: readonly Change[]; fields: readonly NamedField[] }) {
  const say = useSay()
  return (
    <>
      <h3>{say(text('您打开之后', 'Since you opened it'))}</h3>
      <ul>
        {changes.map(({ at, name, action, fields: changed, revision }) => {
          const done = labels[action.replace('content.', '')] ?? text(action, action)
          const names = [...new Set(changed.map((path) => labelOf(path, fields)))]
          return (
            <li key={`${revision} ${action}`}>
              {name}，{moment(at)}：{say(done)} {names.join(say(text('、', ', ')))}
            </li>
          )
        })}
      </ul>
    </>
  )
}
