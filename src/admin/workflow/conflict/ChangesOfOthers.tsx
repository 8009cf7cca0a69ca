'use client'

import { text } from '../../../vocabulary/text.js'
import type { Change } from '../saves/openDocuments.js'
import { actionLabel } from '../words/actionLabel.js'
import { labelOf, type NamedField } from '../words/fieldLabels.js'
import { moment } from '../words/moment.js'
import { partName } from '../words/partMessage.js'
import { useSay } from '../words/useSay.js'

/** Who did what meanwhile. */
export function ChangesOfOthers({ changes, fields }: { changes: readonly Change[]; fields: readonly NamedField[] }) {
  const say = useSay()
  return (
    <>
      <h3>{say(text('您打开之后', 'Since you opened it'))}</h3>
      <ul>
        {changes.map(({ at, name, action, fields: changed, revision }) => {
          const names = [...new Set(changed.map((path) => labelOf(path, fields)))]
          return (
            <li key={`${revision} ${action}`}>
              {moment(at)} {say(partName(name))}
              {say(text('：', ': '))}
              {say(actionLabel(action.replace('content.', '')))} {names.join(say(text('、', ', ')))}
            </li>
          )
        })}
      </ul>
    </>
  )
}
