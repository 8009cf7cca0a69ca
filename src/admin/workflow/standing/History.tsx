'use client'

import { text } from '../../../vocabulary/text.js'
import { actionLabel } from '../words/actionLabel.js'
import { moment } from '../words/moment.js'
import { partName } from '../words/partMessage.js'
import { useSay } from '../words/useSay.js'
import type { Standing } from './Standing.js'

/** Who did what with a document, and what was said with it: the last words open, since whoever mends a text must read them. */
export function History({ of }: { of: Standing['history'] }) {
  const say = useSay()
  const [last, ...earlier] = of
  if (!last) return null
  const step = ({ at, name, action, comment }: Standing['history'][number]) => (
    <>
      {moment(at)} {say(partName(name))}
      {say(text('：', ': '))}
      {say(actionLabel(action))}
      {comment && <q className="dashiji-workflow__comment">{comment}</q>}
    </>
  )
  return (
    <>
      <h3>{say(text('最近一步', 'The last step'))}</h3>
      <p>{step(last)}</p>
      {earlier.length > 0 && (
        <details>
          <summary>{say(text('更早的步骤', 'Earlier steps'))}</summary>
          <ol>
            {earlier.map((one) => (
              <li key={one.at}>{step(one)}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
