import type { ErrorCode } from '../../errors/codes.js'
import type { DocumentState, ReviewRun } from './DocumentState.js'
import type { Condition } from './Transition.js'

type ConditionRule = {
  /** The code of the refusal when it does not hold. */
  readonly code: ErrorCode
  /** Judged only in the states that the transition starts from: elsewhere the wrong state is reason enough. */
  readonly onlyInFromStates?: true
  holds(documentState: DocumentState): boolean
}

/** What a row of the policy can need, as pure checks of the document's state. */
export const conditions: Readonly<Record<Condition, ConditionRule>> = {
  /** The run is of the present text, and a level is still to be approved. */
  openLevel: {
    code: 'approvalVoid',
    onlyInFromStates: true,
    holds: (documentState) => {
      const run = runOfPresentText(documentState)
      return run !== undefined && run.approvals.length < run.levels.length
    },
  },
  /** The run is of the present text, and every level is approved by a different person. */
  approvedRun: {
    code: 'approvalVoid',
    onlyInFromStates: true,
    holds: (documentState) => {
      const run = runOfPresentText(documentState)
      // A run without levels would be complete before anybody has read the text.
      return run !== undefined && run.levels.length > 0 && countApprovers(run) >= run.levels.length
    },
  },
  schedule: { code: 'notScheduled', holds: ({ schedule }) => Boolean(schedule) },
  openTakeDown: { code: 'noTakeDown', holds: ({ takeDown }) => Boolean(takeDown) },
  noOpenTakeDown: { code: 'takeDownOpen', holds: ({ takeDown }) => !takeDown },
}

/** A text that was changed in the database, past the workflow, is not the text that was reviewed. */
const runOfPresentText = ({ run, contentHash }: DocumentState): ReviewRun | undefined =>
  run?.contentHash === contentHash ? run : undefined

const countApprovers = ({ approvals }: ReviewRun): number => new Set(approvals.map(({ actor }) => actor)).size
