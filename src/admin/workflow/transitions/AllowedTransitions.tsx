'use client'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { transitions, type Transition } from '../../../workflow/policy/definition.js'
import type { TransitionOption } from '../state/DocumentStateView.js'
import { useTranslate } from '../words/useTranslate.js'

const buttonVariants: Record<NonNullable<Transition['emphasis']>, string> = { primary: 'first', danger: 'grave' }

function variantOf({ name }: TransitionOption): string {
  const { emphasis } = transitions[name]
  return emphasis ? buttonVariants[emphasis] : 'plain'
}

/** A button for each transition that the user may take now. */
export function AllowedTransitions({
  options,
  choose,
  isBusy,
}: {
  options: readonly TransitionOption[]
  choose: (option: TransitionOption) => void
  isBusy: boolean
}) {
  const translate = useTranslate()
  if (options.length === 0)
    return <p>{translate(bilingual('现在没有您可以执行的操作。', 'There is nothing that you can do now.'))}</p>
  return (
    <ul className="dashiji-workflow__actions">
      {options.map((option) => (
        <li key={option.name}>
          <button
            type="button"
            className={`dashiji-button dashiji-button--${variantOf(option)}`}
            aria-disabled={isBusy}
            onClick={() => choose(option)}
          >
            {translate(option.label)}
          </button>
        </li>
      ))}
    </ul>
  )
}
