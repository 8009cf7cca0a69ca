'use client'

import { text, type Text } from '../../../vocabulary/text.js'
import { labelOf, type NamedField } from '../words/fieldLabels.js'
import { partMessage } from '../words/partMessage.js'
import { useSay } from '../words/useSay.js'
import type { Blocker, Possibility, Standing } from '../standing/Standing.js'

/** Reasons that say only that it is not the time, or not one's office: for those who ask. */
const dull = ['wrongState', 'notPermitted', 'notScheduled', 'noTakeDown']
const isDull = ({ blockers }: Possibility) => blockers.some(({ code }) => dull.includes(code))

/** Whoever may not do a thing at all need not hear that it is not the time either. */
const telling = (blockers: readonly Blocker[]): readonly Blocker[] => {
  const first = blockers.find(({ code }) => code === 'notPermitted')
  return first ? [first] : blockers
}

/** Why what is closed is closed, as text: a button that does nothing is only in the way of whoever goes from button to button. */
export function ClosedTransitions({ standing, fields }: { standing: Standing; fields: readonly NamedField[] }) {
  const say = useSay()
  const closed = standing.transitions.filter(({ allowed }) => !allowed)
  const told = closed.filter((one) => !isDull(one))
  const rest = closed.filter(isDull)
  const reason = (blocker: Blocker): Text => {
    if (blocker.code !== 'contentIncomplete') return partMessage(blocker.message)
    const names = [...new Set(standing.incomplete.map((path) => labelOf(path, fields)))]
    return text(`内容还不完整，请检查：${names.join('、')}。`, `The text is not complete; mend: ${names.join(', ')}.`)
  }
  const why = ({ blockers }: Possibility) =>
    telling(blockers)
      .map((blocker) => say(reason(blocker)))
      .join('\n')
  const list = (some: readonly Possibility[]) => (
    <dl className="dashiji-workflow__closed">
      {[...new Set(some.map(why))].map((words) => (
        <div key={words}>
          <dt>
            {some
              .filter((one) => why(one) === words)
              .map(({ label }) => say(label))
              .join(say(text('、', ', ')))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <>
      {told.length > 0 && (
        <>
          <h3>{say(text('暂时不能', 'Not yet possible'))}</h3>
          {list(told)}
        </>
      )}
      {rest.length > 0 && (
        <details>
          <summary>{say(text('其他操作为何不可用', 'Why the other actions are not available'))}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}
