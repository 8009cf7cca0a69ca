import { actorRights, startingRoles, type Right } from '../../../src/access/permissions.js'
import { reviewPresets, type WorkflowState } from '../../../src/workflow/policy/definition.js'
import type { Approval, ReviewRun, DocumentState, WorkflowActor } from '../../../src/workflow/policy/DocumentState.js'

export const now = new Date('2026-11-22T08:00:00.000Z')
const earlier = '2026-11-22T07:00:00.000Z'

/** The input of a person who has seen the newest revision and gives a reason. */
export const validInput = { revision: '7', comment: '理由充分', now }

export const makeApprovals = (...people: string[]): Approval[] =>
  people.map((actor, index) => ({ level: `level ${index + 1}`, actor, at: earlier, event: index + 1 }))

/** A run of the present text by the rules of a preset, submitted by somebody. */
export const makeRun = (preset: keyof typeof reviewPresets, ...approvedBy: string[]): ReviewRun => ({
  levels: reviewPresets[preset].map(({ key, right }) => ({ key, right })),
  submittedBy: 'a submitter',
  submittedAt: earlier,
  contentHash: 'the present text',
  approvals: makeApprovals(...approvedBy),
})

export type Liveness = 'never' | 'live' | 'once'

/**
 * A document with nothing wrong: complete, not in the trash, its review of the present text, by people who appear
 * nowhere else. An approved one is scheduled; an archived one was taken down in an emergency that nobody has reviewed.
 */
export const makeDocumentState = (
  state: WorkflowState,
  changes: Partial<DocumentState> = {},
  liveness: Liveness = state === 'published' ? 'live' : state === 'archived' ? 'once' : 'never',
): DocumentState => ({
  state,
  isLive: liveness === 'live',
  wasLive: liveness !== 'never',
  isTrashed: false,
  writer: 'a writer',
  authors: ['a writer', 'a submitter'],
  // Also in states after a review: a run that was left there must not matter.
  run: makeRun('single', ...(['approved', 'published', 'archived'].includes(state) ? ['a reviewer'] : [])),
  schedule:
    state === 'approved'
      ? {
          at: '2026-12-01T00:00:00.000Z',
          by: 'a publisher',
          contentHash: 'the present text',
          token: 1,
          leaseUntil: null,
        }
      : null,
  takeDown: state === 'archived' ? { by: 'a publisher', at: earlier, comment: '急', event: 9 } : null,
  contentHash: 'the present text',
  revision: 7,
  incomplete: [],
  ...changes,
})

const rightsOf = (...keys: string[]): Right[] =>
  startingRoles.filter(({ key }) => keys.includes(key)).flatMap(({ permissions }) => permissions as readonly Right[])

/** A person who holds some of the starting roles. */
export const person = (userId: string, ...roles: (typeof startingRoles)[number]['key'][]): WorkflowActor => ({
  userId,
  rights: new Set(rightsOf(...roles)),
})
export const everyRole = startingRoles.map(({ key }) => key)
export const nobody: WorkflowActor = { userId: null, rights: new Set() }
export const importActor: WorkflowActor = { userId: null, rights: new Set<Right>(actorRights.import) }

/** How “me” was involved in the text. */
export const involvements = {
  none: {},
  wrote: { writer: 'me', authors: ['me', 'a submitter'] },
  edited: { authors: ['a writer', 'a submitter', 'me'] },
  submitted: { authors: ['a writer', 'me'], run: { submittedBy: 'me' } },
  wroteAndSubmitted: { writer: 'me', authors: ['me'], run: { submittedBy: 'me' } },
} as const

/** The state of a document in whose text “me” was involved in this way. */
export function withInvolvement(base: DocumentState, involvement: keyof typeof involvements): DocumentState {
  const { run, ...rest } = { run: {}, ...involvements[involvement] }
  return { ...base, ...rest, run: base.run && { ...base.run, ...run } }
}
