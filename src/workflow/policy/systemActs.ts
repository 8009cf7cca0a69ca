import type { DocumentState } from './DocumentState.js'
import type { Transition, Transitions } from './Transition.js'

/**
 * What the workflow itself must find in a policy: who deletes a document, or whose time has come, names no transition.
 * `validateDefinition` makes sure that each is exactly one row.
 */
export const systemActs = {
  /** Deletes what was never live. */
  deleteNeverLive: ({ trigger, everLive }) => trigger === 'deletion' && everLive === false,
  /** Deletes what was live once. */
  deleteOnceLive: ({ trigger, everLive }) => trigger === 'deletion' && everLive === true,
  /** Publishes what is scheduled, when its time has come. */
  publishScheduled: ({ schedule }) => schedule === 'appoint',
  /** Publishes what a document of the import's manifest brought. */
  publishAdmitted: ({ basis }) => basis === 'admission',
} as const satisfies Record<string, (transition: Transition) => boolean>

export type SystemAct = keyof typeof systemActs

type NamedTransition = { readonly name: string; readonly transition: Transition }

/**
 * The row of an act that the workflow takes by itself.
 * @throws Error when the policy has none, which a validated one cannot
 */
export function transitionFor(transitions: Transitions, act: SystemAct): NamedTransition {
  const [name, transition] = Object.entries(transitions).find(([, row]) => systemActs[act](row)) ?? []
  if (name === undefined || transition === undefined) throw new Error(`The policy has no transition to ${act}.`)
  return { name, transition }
}

/** The row by which a document is deleted, which depends on whether it was ever live. */
export const removalOf = (transitions: Transitions, { wasLive }: Pick<DocumentState, 'wasLive'>): NamedTransition =>
  transitionFor(transitions, wasLive ? 'deleteOnceLive' : 'deleteNeverLive')
