import {
  commitTransaction,
  initTransaction,
  killTransaction,
  NotFound,
  type CollectionSlug,
  type PayloadRequest,
  type TypedCollection,
} from 'payload'

import { markWhole } from '../access/brokenSeals.js'
import { appendEvent, type StoredEvent } from '../audit/appendEvent.js'
import { noteRefusal } from '../audit/noteRefusal.js'
import { admissionOf } from './admission.js'
import { actorNow } from './actorNow.js'
import { decide, type Blocker } from './decide.js'
import { transitions, type TransitionName } from './definition.js'
import { revokeGrant } from './gate/grants.js'
import { readRow } from './gate/rows.js'
import { changeRecord } from './records/records.js'
import type { WorkflowActor } from './Situation.js'
import { situationOf, type Read } from './situationOf.js'
import { staleRefusal } from './staleRefusal.js'
import { outcomeOf } from './transitions/outcomeOf.js'
import { writeOutcome } from './transitions/writeOutcome.js'
import { transitionRefused } from './TransitionRefused.js'

/** What somebody wants to do with a document. */
export type Act = {
  readonly collection: string
  readonly id: string
  readonly name: TransitionName
  readonly comment?: unknown
  /** The revision that he saw. */
  readonly revision?: unknown
  /** A moment to come, for a publication by schedule. */
  readonly at?: unknown
}

type Options = {
  /** For whom the system acts, with his rights; otherwise it is whoever makes the request. */
  readonly actor?: WorkflowActor
  /** Looks at the document once more, within the transaction; what it throws ends the act. */
  readonly check?: (read: Read) => void
}

const strangers: readonly Blocker[] = [{ code: 'notPermitted' }]

export type Performed = { readonly doc: TypedCollection[CollectionSlug]; readonly event: StoredEvent }

/**
 * Takes a document through a transition: decides, writes, enters it in the audit, all or nothing. The only way to change where
 * a document stands, and the only one by which live text is touched.
 * @throws APIError with every blocker in `data.errors`; NotFound when there is no such document
 */
export async function performTransition(req: PayloadRequest, act: Act, options: Options = {}): Promise<Performed> {
  let own = false
  try {
    // Before anything is read, and before the one place in the queue for writes is taken.
    if (!options.actor && (await actorNow(req)).rights.size === 0) throw transitionRefused(strangers)
    own = await initTransaction(req)
    const performed = await perform(req, act, options)
    if (own) await commitTransaction(req)
    // Whatever came past the gate before is not what stands there now.
    markWhole(act.collection, act.id)
    return performed
  } catch (error) {
    if (own) await killTransaction(req)
    const { code, codes } = (error as { data?: { code?: string; codes?: string[] } }).data ?? {}
    if (code)
      noteRefusal(req, error, {
        action: `content.${act.name}`,
        collection: act.collection,
        document: act.id,
        codes: codes ?? [code],
      })
    throw error
  } finally {
    revokeGrant(req)
  }
}

async function perform(req: PayloadRequest, act: Act, { actor: given, check }: Options): Promise<Performed> {
  const { collection, id, name } = act
  const actor = given ?? (await actorNow(req))
  const seesDrafts = actor.rights.has('content.read')
  const read = await situationOf(req, collection, id)
  if (!read) throw seesDrafts ? new NotFound(req.t) : transitionRefused(strangers)
  check?.(read)
  const input = { comment: act.comment, revision: act.revision, at: act.at, now: new Date() }
  const basis = name === 'admit' ? await admissionOf(req, read.row) : undefined
  const blockers: Blocker[] = [
    ...decide(name, read.situation, actor, input),
    ...(name === 'admit' && !basis ? [{ code: 'notPermitted' as const }] : []),
  ]
  // Whoever may not read drafts must not learn from a refusal that there is one, where it stands, or who changed it.
  if (!seesDrafts && blockers.some(({ code }) => code === 'notPermitted')) throw transitionRefused(strangers)
  if (blockers.some(({ code }) => code === 'stale')) throw await staleRefusal(req, read.record, act.revision, blockers)
  if (blockers.length > 0) throw transitionRefused(blockers)

  const outcome = await outcomeOf(req, act, read, actor, basis)
  await writeOutcome(req, act, read, outcome)
  const revision = read.record.revision + 1
  const event = await appendEvent(req, {
    action: `content.${outcome.action}`,
    outcome: 'done',
    collection,
    document: id,
    from: read.record.state,
    to: outcome.state,
    ...(typeof act.comment === 'string' && act.comment.trim() !== '' ? { comment: act.comment.trim() } : {}),
    contentHash: read.content.hash,
    details: { revision, ...outcome.details },
    ...(given?.userId ? { origin: { actor: given.userId, actorKind: 'system', channel: 'job' } } : {}),
  })
  if (transitions[name].to !== 'gone')
    await changeRecord(req.payload, req, read.record, {
      state: outcome.state,
      revision,
      contentHash: read.content.hash,
      fieldHashes: read.content.fields,
      ...outcome.change(event),
    })
  return { doc: await shownDocument(req, collection, id), event }
}

/** The document as it is shown to whoever acted: its newest text, by his own rights. Who may act and not read gets its id; his act holds. */
async function shownDocument(req: PayloadRequest, collection: string, id: string): Promise<Performed['doc']> {
  const row = await readRow(req.payload, req, collection, id)
  const shown =
    row &&
    (await req.payload.findByID({
      collection: collection as CollectionSlug,
      id,
      depth: 0,
      draft: true,
      trash: true,
      overrideAccess: !req.user,
      disableErrors: true,
      ...(req.user ? { user: req.user } : {}),
      req,
    }))
  return shown ?? ({ id } as Performed['doc'])
}
