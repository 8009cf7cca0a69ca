'use client'

import { splitMessage } from '../words/splitMessage.js'
import { useTranslate } from '../words/useTranslate.js'
import type { Blocker } from '../state/DocumentStateView.js'

/** Why something was refused. It is there before there is anything in it, or nobody would be told. */
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
