import { addDataAndFileToRequest, NotFound, type Endpoint, type PayloadRequest } from 'payload'

import { hasPermission } from '../../access/can.js'
import { languageOf } from '../../errors/languageOf.js'
import { refuse } from '../../errors/refuse.js'
import type { Language } from '../../vocabulary/pickLanguage.js'
import { readCurrentActor } from './readCurrentActor.js'
import { decide } from '../policy/decide.js'
import type { DocumentState, WorkflowActor } from '../policy/DocumentState.js'
import { removalOf } from '../policy/systemActs.js'
import type { Transition } from '../policy/Transition.js'
import { transitionsOf } from '../transitionsOf.js'
import { readHistory } from '../history/readHistory.js'
import { performTransition } from './performTransition.js'
import { readDocumentState } from './readDocumentState.js'
import { describeBlockers } from './createTransitionError.js'

/** The rows that have an address, by their names. */
const apiTransitions = ({ payload }: PayloadRequest): [string, Transition][] =>
  Object.entries(transitionsOf(payload)).filter(([, { trigger }]) => trigger === 'api')

/** One row as the admin reads it: whether it can be taken now, and every reason against it. */
function describeTransition(
  name: string,
  transition: Transition,
  documentState: DocumentState,
  actor: WorkflowActor,
  language: Language,
): object {
  const blockers = decide(transition, documentState, actor)
  return {
    name,
    label: transition.label,
    commentRequired: transition.comment === 'required',
    allowed: blockers.length === 0,
    blockers: describeBlockers(blockers, language),
  }
}

/** The state of a document, and what can be done with it now. */
const transitionListEndpoint = (slug: string): Endpoint => ({
  path: '/:id/transitions',
  method: 'get',
  handler: async (req) => {
    if (!(await hasPermission(req, 'content.read'))) throw refuse('notPermitted')
    const loaded = await readDocumentState(req, slug, idOf(req))
    if (!loaded) throw new NotFound(req.t)
    const actor = await readCurrentActor(req)
    const language = languageOf(req)
    const removal = removalOf(transitionsOf(req.payload), loaded.state)
    const { run, schedule, takeDown, isLive, incomplete } = loaded.state
    const history = await readHistory(req.payload, req, slug, idOf(req))
    const levels = run?.levels.map(({ key }, index) => ({ key, approved: index < run.approvals.length }))
    return Response.json({
      revision: String(loaded.record.revision),
      state: loaded.record.state,
      isLive,
      transitions: apiTransitions(req).map(([name, transition]) =>
        describeTransition(name, transition, loaded.state, actor, language),
      ),
      removal: describeTransition(removal.name, removal.transition, loaded.state, actor, language),
      incomplete,
      ...(levels && { levels }),
      ...(schedule && { schedule: { at: schedule.at, by: schedule.by } }),
      ...(takeDown && { takeDown }),
      history,
    })
  },
})

/** Takes a document through one transition. */
const transitionEndpoint = (slug: string): Endpoint => ({
  path: '/:id/transitions/:name',
  method: 'post',
  handler: async (req) => {
    const name = String(req.routeParams?.name)
    const names = apiTransitions(req).map(([known]) => known)
    if (!names.includes(name)) throw refuse('unknownTransition', { name, names: names.join(', ') })
    await addDataAndFileToRequest(req)
    const body = req.data ?? {}
    if (typeof body !== 'object' || Array.isArray(body)) throw refuse('badRequest')
    const { comment, revision, at } = body as Record<string, unknown>
    // A comment of null is none; a time of null is a bad one, and must not come to mean “now”.
    const result = await performTransition(req, {
      collection: slug,
      id: idOf(req),
      name,
      comment: comment ?? undefined,
      revision,
      ...('at' in body ? { at: at ?? '' } : {}),
    })
    return Response.json(result)
  },
})

/** Bulk writes: Payload's own refusal of them would not mention the workflow. */
const bulkWriteEndpoint = (method: 'patch' | 'delete'): Endpoint => ({
  path: '/',
  method,
  handler: () => {
    throw refuse('gate')
  },
})

const idOf = (req: PayloadRequest): string => String(req.routeParams?.id)

/** The workflow's endpoints of one governed collection. */
export const workflowEndpoints = (slug: string): Endpoint[] => [
  transitionListEndpoint(slug),
  transitionEndpoint(slug),
  bulkWriteEndpoint('patch'),
  bulkWriteEndpoint('delete'),
]
