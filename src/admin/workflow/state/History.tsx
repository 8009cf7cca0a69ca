'use client'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { actionLabel } from '../../../workflow/policy/actionLabel.js'
import { actorName } from '../words/actorName.js'
import { moment } from '../words/moment.js'
import { useTranslate } from '../words/useTranslate.js'
import type { DocumentStateView } from './DocumentStateView.js'

/** The history of a document with comments. The last step is always visible, since its comment says what to change. */
export function History({ of: entries }: { of: DocumentStateView['history'] }) {
  const translate = useTranslate()
  const [latest, ...earlier] = entries
  if (!latest) return null
  const renderStep = ({ at, actor, action, comment }: DocumentStateView['history'][number]) => (
    <>
      {moment(at)} {translate(actorName(actor))}
      {translate(bilingual('：', ': '))}
      {translate(actionLabel(action))}
      {comment && <q className="dashiji-workflow__comment">{comment}</q>}
    </>
  )
  return (
    <>
      <h3>{translate(bilingual('最近一步', 'The last step'))}</h3>
      <p>{renderStep(latest)}</p>
      {earlier.length > 0 && (
        <details>
          <summary>{translate(bilingual('更早的步骤', 'Earlier steps'))}</summary>
          <ol>
            {earlier.map((one) => (
              <li key={one.at}>{renderStep(one)}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
