import type { TransitionName, WorkflowState } from '../../../workflow/policy/definition.js'
import type { Bilingual } from '../../../vocabulary/bilingual.js'

/** Why something is refused; the message is in the language that the admin is shown in. */
export type Blocker = { readonly code: string; readonly message: string }

/** Who did something, as the server sends it: a deleted account by its last name; without a name what was no person. */
export type Actor = {
  readonly kind: string
  readonly id?: string
  readonly name?: string
  readonly isDeleted?: boolean
}

export type TransitionOption = {
  readonly name: TransitionName
  readonly label: Bilingual
  readonly commentRequired: boolean
  readonly allowed: boolean
  readonly blockers: readonly Blocker[]
}

/** The state of a document and its possible transitions: the response of `GET /api/<slug>/<id>/transitions`. */
export type DocumentStateView = {
  readonly revision: string
  readonly state: WorkflowState
  readonly isLive: boolean
  readonly transitions: readonly TransitionOption[]
  /** How it can be deleted: not while it is live, and only with a reason if it ever was. */
  readonly removal: TransitionOption
  /** Paths of the fields that are missing or invalid for publication. */
  readonly incomplete: readonly string[]
  readonly levels?: readonly { readonly key: string; readonly approved: boolean }[]
  readonly schedule?: { readonly at: string }
  /** Newest first. */
  readonly history: readonly {
    readonly at: string
    readonly actor: Actor
    readonly action: string
    readonly comment?: string
  }[]
  readonly takeDown?: { readonly at: string; readonly comment: string }
}
