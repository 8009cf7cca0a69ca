import {
  commitTransaction,
  initTransaction,
  killTransaction,
  NotFound,
  type CollectionSlug,
  type PayloadRequest,
  type TypedCollection,
} from 'payload'

import { markSealValid } from '../../publicReading/brokenSeals.js'
import { appendEvent, type StoredEvent } from '../../audit/appendEvent.js'
import { recordRefusal } from '../../audit/recordRefusal.js'
import { toCollectionSlug } from '../../database/rows.js'
import { readAdmissionBasis } from './readAdmissionBasis.js'
import { readCurrentActor } from './readCurrentActor.js'
import { decide, type Blocker } from '../policy/decide.js'
import { refuse } from '../../errors/refuse.js'
import { transitionsOf } from '../transitionsOf.js'
import { revokeGrant } from '../gate/grants.js'
import { readRow } from '../gate/rows.js'
import { changeRecord } from '../records/records.js'
import type { WorkflowActor } from '../policy/DocumentState.js'
import { readDocumentState, type LoadedDocument } from './readDocumentState.js'
import { createStaleError, createTransitionError } from './createTransitionError.js'
import { computeOutcome } from './computeOutcome.js'
import { writeOutcome } from './writeOutcome.js'

/** What somebody wants to do with a document. */
export type TransitionRequest = {
  readonly collection: string
  readonly id: string
  /** A row of the policy in force. */
  readonly name: string
  readonly comment?: unknown
  /** The revision that they saw. */
  readonly revision?: unknown
  /** A future time, for a publication by schedule. */
  readonly at?: unknown
}

type Options = {
  /** The person for whom the system acts, with their rights; otherwise it is the user of the request. */
  readonly actor?: WorkflowActor
  /** Looks at the document once more, within the transaction; what it throws stops the transition. */
  readonly check?: (loaded: LoadedDocument) => void
}

const notPermitted: readonly Blocker[] = [{ code: 'notPermitted' }]

export type TransitionResult = { readonly doc: TypedCollection[CollectionSlug]; readonly event: StoredEvent }

/**
 * Takes a document through a transition: decides, writes and records it in the audit, all in one transaction. This is
 * the only way to change the state of a document, and the only one by which live text changes.
 * @throws Refusal with every blocker as a reason, or `unknownTransition`; NotFound when there is no such document
 */
export async function performTransition(
  req: PayloadRequest,
  request: TransitionRequest,
  options: Options = {},
): Promise<TransitionResult> {
  let ownsTransaction = false
  try {
    // Before anything is read, and before the one place in the write queue is taken.
    if (!options.actor && (await readCurrentActor(req)).rights.size === 0) throw createTransitionError(notPermitted)
    ownsTransaction = await initTransaction(req)
    const result = await perform(req, request, options)
    if (ownsTransaction) await commitTransaction(req)
    // A live row that had changed past the gate has been replaced now.
    markSealValid(request.collection, request.id)
    return result
  } catch (error) {
    if (ownsTransaction) await killTransaction(req)
    const { code, codes } = (error as { data?: { code?: string; codes?: string[] } }).data ?? {}
    if (code)
      recordRefusal(req, error, {
        action: `content.${request.name}`,
        collection: request.collection,
        document: request.id,
        codes: codes ?? [code],
      })
    throw error
  } finally {
    revokeGrant(req)
  }
}

async function perform(
  req: PayloadRequest,
  request: TransitionRequest,
  { actor: givenActor, check }: Options,
): Promise<TransitionResult> {
  const { collection, id, name } = request
  const transitions = transitionsOf(req.payload)
  const transition = Object.hasOwn(transitions, name) ? transitions[name] : undefined
  if (!transition) throw refuse('unknownTransition', { name, names: Object.keys(transitions).join(', ') })
  const actor = givenActor ?? (await readCurrentActor(req))
  const canReadDrafts = actor.rights.has('content.read')
  const loaded = await readDocumentState(req, collection, id)
  if (!loaded) throw canReadDrafts ? new NotFound(req.t) : createTransitionError(notPermitted)
  check?.(loaded)
  const input = { comment: request.comment, revision: request.revision, at: request.at, now: new Date() }
  const isAdmission = transition.basis === 'admission'
  const admission = isAdmission ? await readAdmissionBasis(req, loaded.row) : undefined
  const blockers: Blocker[] = [
    ...decide(transition, loaded.state, actor, input),
    ...(isAdmission && !admission ? [{ code: 'notPermitted' as const }] : []),
  ]
  // A person who may not read drafts must not learn from a refusal that there is one, its state, or who changed it.
  if (!canReadDrafts && blockers.some(({ code }) => code === 'notPermitted')) throw createTransitionError(notPermitted)
  if (blockers.some(({ code }) => code === 'stale'))
    throw await createStaleError(req, loaded.record, request.revision, blockers)
  if (blockers.length > 0) throw createTransitionError(blockers)

  const outcome = await computeOutcome({ req, request, transition, loaded, actor, admission })
  await writeOutcome(req, request, loaded, outcome)
  const revision = loaded.record.revision + 1
  const event = await appendEvent(req, {
    action: `content.${outcome.action}`,
    outcome: 'done',
    collection,
    document: id,
    from: loaded.record.state,
    to: outcome.state,
    ...(typeof request.comment === 'string' && request.comment.trim() !== ''
      ? { comment: request.comment.trim() }
      : {}),
    contentHash: loaded.content.hash,
    details: { revision, ...outcome.details },
    ...(givenActor?.userId ? { origin: { actor: givenActor.userId, actorKind: 'system', channel: 'job' } } : {}),
  })
  if (transition.effect !== 'delete')
    await changeRecord(req.payload, req, loaded.record, {
      state: outcome.state,
      revision,
      contentHash: loaded.content.hash,
      fieldHashes: loaded.content.fields,
      ...outcome.change(event),
    })
  return { doc: await readShownDocument(req, collection, id), event }
}

/**
 * The document as the user of the request may see it: its newest text, by their own rights. A user who may act but not
 * read gets the id alone.
 */
async function readShownDocument(
  req: PayloadRequest,
  collection: string,
  id: string,
): Promise<TransitionResult['doc']> {
  const row = await readRow(req.payload, req, collection, id)
  const doc =
    row &&
    (await req.payload.findByID({
      collection: toCollectionSlug(req.payload, collection),
      id,
      depth: 0,
      draft: true,
      trash: true,
      overrideAccess: !req.user,
      disableErrors: true,
      ...(req.user ? { user: req.user } : {}),
      req,
    }))
  return doc ?? ({ id } as TransitionResult['doc'])
}
