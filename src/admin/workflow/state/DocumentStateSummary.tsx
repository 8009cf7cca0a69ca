'use client'
import { bilingual, type Bilingual } from '../../../vocabulary/bilingual.js'
import { type ReviewLevel, reviewPresets } from '../../../workflow/policy/definition.js'
import { stateLabel } from '../transitions/transitionLabels.js'
import { moment } from '../words/moment.js'
import { useTranslate } from '../words/useTranslate.js'
import type { DocumentStateView } from './DocumentStateView.js'

/** Describes the state of a document in sentences. */
export function DocumentStateSummary({
  documentState: { state, isLive, levels, schedule, takeDown },
}: {
  documentState: DocumentStateView
}) {
  const translate = useTranslate()
  const liveLabel = isLive
    ? state === 'published'
      ? bilingual('网站显示的就是这一版。', 'Websites show this version.')
      : bilingual('网站仍显示上一次发布的版本。', 'Websites still show the version that was published last.')
    : bilingual('网站不显示这篇内容。', 'Websites do not show it.')
  return (
    <>
      <p className="dashiji-workflow__state">
        <span className={`dashiji-state dashiji-state--${state}`}>{translate(stateLabel(state))}</span>{' '}
        {translate(liveLabel)}
      </p>
      {state === 'archived' && (
        <p>
          {translate(
            bilingual(
              '已下线的内容不能修改；要再用，先由签发人恢复为草稿。',
              'What was taken down cannot be edited; a publisher restores it as a draft first.',
            ),
          )}
        </p>
      )}
      {levels && levels.length > 0 && <ReviewLevels levels={levels} />}
      {schedule && (
        <p>
          {translate(bilingual(`定于 ${moment(schedule.at)} 发布。`, `To be published at ${moment(schedule.at)}.`))}
        </p>
      )}
      {takeDown && (
        <p className="dashiji-workflow__warning">
          {translate(
            bilingual(
              `${moment(takeDown.at)} 紧急下线，待另一位签发人复核。原因：${takeDown.comment}`,
              `Taken down in an emergency at ${moment(takeDown.at)}; another publisher must review that. ` +
                `Reason: ${takeDown.comment}`,
            ),
          )}
        </p>
      )}
    </>
  )
}

const presetLevels: readonly ReviewLevel[] = Object.values(reviewPresets).flat()
const nameOf = (key: string): Bilingual => presetLevels.find((level) => level.key === key)?.label ?? bilingual(key, key)

/** The progress of a review with several levels; with one level, the state says everything. */
export function ReviewLevels({ levels }: { levels: NonNullable<DocumentStateView['levels']> }) {
  const translate = useTranslate()
  if (levels.length < 2) return null
  const approvedCount = levels.filter((level) => level.approved).length
  return (
    <>
      <p>
        {translate(
          bilingual(
            `审核进度：共 ${levels.length} 级，已通过 ${approvedCount} 级。`,
            `Review: ${approvedCount} of ${levels.length} levels approved.`,
          ),
        )}
      </p>
      <ol className="dashiji-workflow__levels">
        {levels.map(({ key, approved: isApproved }, index) => (
          <li key={key} {...(index === approvedCount && { 'aria-current': 'step' as const })}>
            {translate(nameOf(key))}
            {translate(
              isApproved
                ? bilingual('：已通过', ': approved')
                : index === approvedCount
                  ? bilingual('：待审', ': waiting')
                  : bilingual('：未到', ': to come'),
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
