'use client'

import { text } from '../../../vocabulary/text.js'
import type { Possibility } from '../standing/Standing.js'
import { useSay } from '../words/useSay.js'

const weight: Partial<Record<Possibility['name'], string>> = {
  submit: 'first',
  approve: 'first',
  publish: 'first',
  emergencyTakeDown: 'grave',
  remove: 'grave',
}

/** A button for each transition that is open to whoever looks. */
export function OpenTransitions({
  of,
  choose,
  isBusy,
}: {
  of: readonly Possibility[]
  choose: (possibility: Possibility) => void
  isBusy: boolean
}) {
  const say = useSay()
  if (of.length === 0) return <p>{say(text('现在没有您可以执行的操作。', 'There is nothing that you can do now.'))}</p>
  return (
    <ul className="dashiji-workflow__actions">
      {of.map((possibility) => (
        <li key={possibility.name}>
          <button
            type="button"
            className={`dashiji-button dashiji-button--${weight[possibility.name] ?? 'plain'}`}
            aria-disabled={isBusy}
            onClick={() => choose(possibility)}
          >
            {say(possibility.label)}
          </button>
        </li>
      ))}
    </ul>
  )
}
