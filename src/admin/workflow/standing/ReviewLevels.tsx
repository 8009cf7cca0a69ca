'use client'

import { text, type Text } from '../../../vocabulary/text.js'
import { reviewPresets, type ReviewLevel } from '../../../workflow/definition.js'
import { useSay } from '../words/useSay.js'
import type { Standing } from './Standing.js'

const known: readonly ReviewLevel[] = Object.values(reviewPresets).flat()
const nameOf = (key: string): Text => known.find((level) => level.key === key)?.label ?? text(key, key)

/** How far the review has come; of one level there is nothing to say that the state does not. */
export function ReviewLevels({ levels }: { levels: NonNullable<Standing['levels']> }) {
  const say = useSay()
  if (levels.length < 2) return null
  const approved = levels.filter((level) => level.approved).length
  return (
    <>
      <p>
        {say(
          text(
            `审核进度：共 ${levels.length} 级，已通过 ${approved} 级。`,
            `Review: ${approved} of ${levels.length} levels approved.`,
          ),
        )}
      </p>
      <ol className="dashiji-workflow__levels">
        {levels.map(({ key, approved: isApproved }, index) => (
          <li key={key} {...(index === approved && { 'aria-current': 'step' as const })}>
            {say(nameOf(key))}
            {say(
              isApproved
                ? text('：已通过', ': approved')
                : index === approved
                  ? text('：待审', ': waiting')
                  : text('：未到', ': to come'),
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
