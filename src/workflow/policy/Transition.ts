import type { Right } from '../../access/permissions.js'
import type { Bilingual } from '../../vocabulary/bilingual.js'

export type WorkflowState = 'draft' | 'inReview' | 'changesRequested' | 'approved' | 'published' | 'archived'

/**
 * What a person must be to a document, beside holding a right: `writer` created it, `submitter` submitted it for
 * review,
 * `other` took no part in its text, `notTakenDownBy` is not the person who took it down in an emergency.
 */
export type Relation = 'writer' | 'submitter' | 'other' | 'notTakenDownBy'

/** A condition beyond state and liveness. What each one means, and the code of its refusal, is in conditions.ts. */
export type Condition = 'openLevel' | 'approvedRun' | 'schedule' | 'openTakeDown' | 'noOpenTakeDown'

/** One row of the policy. The engine goes by these fields alone; it knows no transition by name. */
export type Transition = {
  readonly label: Bilingual

  // When and by whom
  readonly from: readonly WorkflowState[]
  /** `same` keeps the state; `deleted` takes the document out of the database. */
  readonly to: WorkflowState | 'same' | 'deleted'
  /** How it is requested: by its own address, by deleting the document, or by the import. */
  readonly trigger: 'api' | 'deletion' | 'import'
  /** One of these is enough: a right, together with the relation where one is named. */
  readonly who: readonly { readonly right?: Right; readonly relation?: Relation }[]
  /** Nobody who wrote, edited or submitted the text, and nobody twice in one run. */
  readonly fourEyes?: true
  /** Whether the document must be live now; left out, it may be either. */
  readonly live?: boolean
  /** Whether the document must have been live at some time, or never; left out, it may be either. */
  readonly everLive?: boolean
  /** Every field must be as publication needs it. */
  readonly complete?: true
  readonly needs?: Condition
  readonly comment?: 'required'

  // What it does
  /** What it does to what websites see. `publish` and `takeDown` also end the review run and the schedule. */
  readonly effect: 'none' | 'publish' | 'takeDown' | 'delete'
  /** On what the seal of a publication is based: the approvals of the run, or a document of the import's manifest. */
  readonly basis?: 'approvals' | 'admission'
  /**
   * What becomes of the review run; left out, it stays. An approved level leads to `to` only if it was the last one.
   */
  readonly run?: 'start' | 'approveLevel' | 'clear'
  /**
   * What becomes of the schedule; left out, it stays. `appoint`: a time may be sent with the request, and the effect
   * then waits until that time. `void` cancels it and notifies the people concerned.
   */
  readonly schedule?: 'appoint' | 'cancel' | 'void'
  /** `open` records an emergency take-down that somebody else must review, `close` records that review. */
  readonly takeDown?: 'open' | 'close'
  /** Ends the notice of a failed or voided schedule; left out, it stays. */
  readonly notice?: 'clear'

  // How the admin offers it
  /** What it means, shown in a dialog before it is taken. Without one (and without a comment) it is taken at once. */
  readonly confirm?: Bilingual
  /** How its button stands out; left out, it does not. */
  readonly emphasis?: 'primary' | 'danger'
}

/** The rows of a policy, by the name of the transition. */
export type Transitions = Readonly<Record<string, Transition>>
