'use client'

import { splitMessage } from '../words/splitMessage.js'
import { useTranslate } from '../words/useTranslate.js'
import type { Blocker } from '../state/DocumentStateView.js'

/** Why a request was refused. Rendered empty first: screen readers announce only changes of an existing live region. */
export function Refusals({ of: refusals }: { of: readonly Blocker[] }) {
  const translate = useTranslate()
  return (
    <div role="alert">
      {refusals.length > 0 && (
        <ul className="dashiji-refusals">
          {refusals.map(({ code, message }) => (
            <li key={code}>{translate(splitMessage(message))}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
