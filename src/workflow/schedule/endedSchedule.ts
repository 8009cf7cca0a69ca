import type { Notice, RecordChange, WorkflowRecord } from '../records/WorkflowRecord.js'

/**
 * Ends a schedule without a publication, and notifies the people who appointed it, submitted the text or approved it.
 * @returns the change of the record; empty when there is no schedule
 */
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
