'use client'

import { bilingual } from '../../../vocabulary/bilingual.js'
import { labelOf, type NamedField } from '../words/fieldLabels.js'
import { useTranslate } from '../words/useTranslate.js'
import type { Blocker, TransitionOption, DocumentStateView } from '../state/DocumentStateView.js'

/** Reasons that only say that it is the wrong time or the wrong person: shown on demand. */
const minorCodes = ['wrongState', 'notPermitted', 'notScheduled', 'noTakeDown']
const isMinor = ({ blockers }: TransitionOption) => blockers.some(({ code }) => minorCodes.includes(code))

/** A person who may not take a transition at all need not read that it is the wrong time as well. */
const relevantBlockers = (blockers: readonly Blocker[]): readonly Blocker[] => {
  const notPermitted = blockers.find(({ code }) => code === 'notPermitted')
  return notPermitted ? [notPermitted] : blockers
}

/**
 * Why the other transitions are not possible, as text: a disabled button would only be one more stop for keyboard
 * users.
 */
export function BlockedTransitions({
  standing: documentState,
  fields,
}: {
  standing: DocumentStateView
  fields: readonly NamedField[]
}) {
  const translate = useTranslate()
  const blocked = documentState.transitions.filter(({ allowed }) => !allowed)
  const important = blocked.filter((one) => !isMinor(one))
  const minor = blocked.filter(isMinor)
  const describeBlocker = (blocker: Blocker): string => {
    if (blocker.code !== 'contentIncomplete') return blocker.message
    // The server names the fields by their paths; here stand their labels.
    const names = [...new Set(documentState.incomplete.map((path) => labelOf(path, fields)))]
    return translate(
      bilingual(`内容还不完整，请检查：${names.join('、')}。`, `The text is not complete; check: ${names.join(', ')}.`),
    )
  }
  const describeReasons = ({ blockers }: TransitionOption) => relevantBlockers(blockers).map(describeBlocker).join('\n')
  const renderList = (options: readonly TransitionOption[]) => (
    <dl className="dashiji-workflow__closed">
      {[...new Set(options.map(describeReasons))].map((reasonText) => (
        <div key={reasonText}>
          <dt>
            {options
              .filter((one) => describeReasons(one) === reasonText)
              .map(({ label }) => translate(label))
              .join(translate(bilingual('、', ', ')))}
          </dt>
          <dd>{reasonText}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <>
      {important.length > 0 && (
        <>
          <h3>{translate(bilingual('暂时不能', 'Not yet possible'))}</h3>
          {renderList(important)}
        </>
      )}
      {minor.length > 0 && (
        <details>
          <summary>{translate(bilingual('其他操作为何不可用', 'Why the other actions are not available'))}</summary>
          {renderList(minor)}
        </details>
      )}
    </>
  )
}
