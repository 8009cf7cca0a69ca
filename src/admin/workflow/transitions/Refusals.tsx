'use client'

import { partMessage } from '../words/partMessage.js'
import { useSay } from '../words/useSay.js'
import type { Blocker } from '../standing/Standing.js'

/** Why something was refused. It is there before there is anything in it, or nobody would be told. */
export function Refusals({ of }: { of: readonly Blocker[] }) {
  const say = useSay()
  return (
    <div role="alert">
      {of.length > 0 && (
        <ul className="dashiji-refusals">
          {of.map(({ code, message }) => (
            <li key={code}>{say(partMessage(message))}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
