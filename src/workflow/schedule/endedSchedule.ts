import type { Notice, RecordChange, WorkflowRecord } from '../records/WorkflowRecord.js'

/** Ends a schedule that publishes nothing, and has whoever appointed it, handed the text in or approved it be told why; nothing where there is none. */
export function endedSchedule(
  { schedule, run }: WorkflowRecord,
  code: Notice['code'],
  codes: readonly string[],
): RecordChange {
  if (!schedule) return {}
  const recipients = [schedule.by, run?.submittedBy, ...(run?.approvals.map(({ actor }) => actor) ?? [])].filter(
    (id) => typeof id === 'string',
  )
  return {
    schedule: null,
    scheduleAt: null,
    notice: { code, at: new Date().toISOString(), codes },
    noticeFor: [...new Set(recipients)],
  }
}
