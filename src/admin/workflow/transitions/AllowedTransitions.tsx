'use client'

import { bilingual } from '../../../vocabulary/bilingual.js'
import type { TransitionOption } from '../state/DocumentStateView.js'
import { useTranslate } from '../words/useTranslate.js'

const buttonVariants: Partial<Record<TransitionOption['name'], string>> = {
  submit: 'first',
  approve: 'first',
  publish: 'first',
  emergencyTakeDown: 'grave',
  remove: 'grave',
}

/** A button for each transition that is open to whoever looks. */
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
            className={`dashiji-button dashiji-button--${buttonVariants[option.name] ?? 'plain'}`}
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
