import { addDataAndFileToRequest, NotFound, type Endpoint, type PayloadRequest } from 'payload'

import { hasPermission } from '../../access/can.js'
import { refuse } from '../../errors/refuse.js'
import { readCurrentActor } from './readCurrentActor.js'
import { decide } from '../policy/decide.js'
import { transitions, type Transition, type TransitionName } from '../policy/definition.js'
import { readHistory } from '../history/readHistory.js'
import { performTransition } from './performTransition.js'
import { readDocumentState } from './readDocumentState.js'
import { describeBlockers } from './createTransitionError.js'

/** The transitions that have an address. */
const apiTransitions = (Object.keys(transitions) as TransitionName[]).filter(
  (name) => (transitions[name] as Transition).via === 'address',
)

/** What could be done with a document now, and what not and why. */
const transitionListEndpoint = (slug: string): Endpoint => ({
  path: '/:id/transitions',
  method: 'get',
  handler: async (req) => {
    if (!(await hasPermission(req, 'content.read'))) throw refuse('notPermitted')
    const loaded = await readDocumentState(req, slug, idOf(req))
    if (!loaded) throw new NotFound(req.t)
    const actor = await readCurrentActor(req)
    const transitionList = apiTransitions.map((name) => {
      const blockers = decide(name, loaded.state, actor)
      const { label, comment } = transitions[name] as Transition
      return {
        name,
        label,
        commentRequired: comment === 'required',
        allowed: blockers.length === 0,
        blockers: describeBlockers(blockers),
      }
    })
    const removalName: TransitionName = loaded.state.wasLive ? 'remove' : 'discard'
    const removalBlockers = decide(removalName, loaded.state, actor)
    const removal = {
      name: removalName,
      label: transitions[removalName].label,
      commentRequired: removalName === 'remove',
      allowed: removalBlockers.length === 0,
      blockers: describeBlockers(removalBlockers),
    }
    const { run, schedule, takeDown, isLive, incomplete } = loaded.state
    const history = await readHistory(req.payload, req, slug, idOf(req))
    const levels = run?.levels.map(({ key }, index) => ({ key, approved: index < run.approvals.length }))
    return Response.json({
      revision: String(loaded.record.revision),
      state: loaded.record.state,
      isLive,
      transitions: transitionList,
      removal,
      incomplete,
      ...(levels && { levels }),
      ...(schedule && { schedule: { at: schedule.at, by: schedule.by } }),
      ...(takeDown && { takeDown }),
      history,
    })
  },
})

/** Does one thing with a document. */
const transitionEndpoint = (slug: string): Endpoint => ({
  path: '/:id/transitions/:name',
  method: 'post',
  handler: async (req) => {
    const name = String(req.routeParams?.name)
    if (!apiTransitions.includes(name as TransitionName))
      throw refuse('unknownTransition', { name, names: apiTransitions.join(', ') })
    await addDataAndFileToRequest(req)
    const body = req.data ?? {}
    if (typeof body !== 'object' || Array.isArray(body)) throw refuse('badRequest')
    const { comment, revision, at } = body as Record<string, unknown>
    // Null says nothing, for a moment too: it must never come to mean “now”.
    const result = await performTransition(req, {
      collection: slug,
      id: idOf(req),
      name: name as TransitionName,
      comment: comment ?? undefined,
      revision,
      ...('at' in body ? { at: at ?? '' } : {}),
    })
    return Response.json(result)
  },
})

/** Writes to many documents at once: Payload's own refusal says nothing of the workflow. */
const bulkWriteEndpoint = (method: 'patch' | 'delete'): Endpoint => ({
  path: '/',
  method,
  handler: () => {
    throw refuse('gate')
  },
})

const idOf = (req: PayloadRequest): string => String(req.routeParams?.id)

/** The addresses of the workflow on one governed collection. */
export const workflowEndpoints = (slug: string): Endpoint[] => [
  transitionListEndpoint(slug),
  transitionEndpoint(slug),
  bulkWriteEndpoint('patch'),
  bulkWriteEndpoint('delete'),
]
