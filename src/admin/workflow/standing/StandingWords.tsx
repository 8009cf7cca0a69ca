'use client'

import { text } from '../../../vocabulary/text.js'
import { moment } from '../words/moment.js'
import { useSay } from '../words/useSay.js'
import { stateLabel } from '../transitions/transitionWords.js'
import { ReviewLevels } from './ReviewLevels.js'
import type { Standing } from './Standing.js'

/** Where a document stands, in words. */
export function StandingWords({ standing: { state, isLive, levels, schedule, takeDown } }: { standing: Standing }) {
  const say = useSay()
  const live = isLive
    ? state === 'published'
      ? text('网站显示的就是这一版。', 'Websites show this version.')
      : text('网站仍显示上一次发布的版本。', 'Websites still show the version that was published last.')
    : text('网站不显示这篇内容。', 'Websites do not show it.')
  return (
    <>
      <p className="dashiji-workflow__state">
        <span className={`dashiji-state dashiji-state--${state}`}>{say(stateLabel(state))}</span> {say(live)}
      </p>
      {state === 'archived' && (
        <p>
          {say(
            text(
              '已下线的内容不能修改；要再用，先由签发人恢复为草稿。',
              'What was taken down cannot be edited; a publisher restores it as a draft first.',
            ),
          )}
        </p>
      )}
      {levels && levels.length > 0 && <ReviewLevels levels={levels} />}
      {schedule && (
        <p>{say(text(`定于 ${moment(schedule.at)} 发布。`, `To be published at ${moment(schedule.at)}.`))}</p>
      )}
      {takeDown && (
        <p className="dashiji-workflow__warning">
          {say(
            text(
              `${moment(takeDown.at)} 紧急下线，待另一位签发人复核。原因：${takeDown.comment}`,
              `Taken down in an emergency at ${moment(takeDown.at)}; another publisher must review that. Reason: ${takeDown.comment}`,
            ),
          )}
        </p>
      )}
    </>
  )
}
