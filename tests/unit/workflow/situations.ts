import { actorRights, startingRoles, type Right } from '../../../src/access/permissions.js'
import { reviewPresets, type WorkflowState } from '../../../src/workflow/definition.js'
import type { Approval, Run, Situation, WorkflowActor } from '../../../src/workflow/Situation.js'

export const now = new Date('2026-11-22T08:00:00.000Z')
const earlier = '2026-11-22T07:00:00.000Z'

/** What a person sends who has seen the newest version and says why. */
export const soundInput = { revision: '7', comment: '理由充分', now }

export const approvalsBy = (...people: string[]): Approval[] =>
  people.map((actor, index) => ({ level: `level ${index + 1}`, actor, at: earlier, event: index + 1 }))

/** A run of the present text by the rules of a preset, handed in by somebody. */
export const runOf = (preset: keyof typeof reviewPresets, ...approvedBy: string[]): Run => ({
  levels: reviewPresets[preset].map(({ key, right }) => ({ key, right })),
  submittedBy: 'a submitter',
  submittedAt: earlier,
  contentHash: 'the present text',
  approvals: approvalsBy(...approvedBy),
})

export type Life = 'never' | 'live' | 'once'

/**
 * A document in which nothing is out of order: whole, in no trash, its review of the present text, by people that appear nowhere else.
 * An approved one is scheduled; one that was taken down was taken down in an emergency that nobody has reviewed.
 */
export const situation = (
  state: WorkflowState,
  changes: Partial<Situation> = {},
  life: Life = state === 'published' ? 'live' : state === 'archived' ? 'once' : 'never',
): Situation => ({
  state,
  isLive: life === 'live',
  wasLive: life !== 'never',
  isTrashed: false,
  writer: 'a writer',
  authors: ['a writer', 'a submitter'],
  // Also where a review is over: what it leaves behind must not matter.
  run: runOf('single', ...(['approved', 'published', 'archived'].includes(state) ? ['a reviewer'] : [])),
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

/** Somebody who holds some of the roles that exist from the start. */
export const person = (userId: string, ...roles: (typeof startingRoles)[number]['key'][]): WorkflowActor => ({
  userId,
  rights: new Set(rightsOf(...roles)),
})
export const everyRole = startingRoles.map(({ key }) => key)
export const nobody: WorkflowActor = { userId: null, rights: new Set() }
export const theImport: WorkflowActor = { userId: null, rights: new Set<Right>(actorRights.import) }

/** What somebody has to do with the text. */
export const takingPart = {
  none: {},
  wrote: { writer: 'me', authors: ['me', 'a submitter'] },
  edited: { authors: ['a writer', 'a submitter', 'me'] },
  submitted: { authors: ['a writer', 'me'], run: { submittedBy: 'me' } },
  wroteAndSubmitted: { writer: 'me', authors: ['me'], run: { submittedBy: 'me' } },
} as const

/** The situation as it is when “me” has taken part in the text in this way. */
export function withPart(base: Situation, part: keyof typeof takingPart): Situation {
  const { run, ...rest } = { run: {}, ...takingPart[part] }
  return { ...base, ...rest, run: base.run && { ...base.run, ...run } }
}
