import { addDataAndFileToRequest, NotFound, type Endpoint, type PayloadRequest } from 'payload'

import { holds } from '../access/can.js'
import { refuse } from '../errors/refuse.js'
import { actorNow } from './actorNow.js'
import { decide } from './decide.js'
import { transitions, type Transition, type TransitionName } from './definition.js'
import { historyOf } from './historyOf.js'
import { performTransition } from './performTransition.js'
import { situationOf } from './situationOf.js'
import { shown } from './TransitionRefused.js'

/** The transitions that have an address. */
const addressed = (Object.keys(transitions) as TransitionName[]).filter(
  (name) => (transitions[name] as Transition).via === 'address',
)

/** What could be done with a document now, and what not and why. */
const list = (slug: string): Endpoint => ({
  path: '/:id/transitions',
  method: 'get',
  handler: async (req) => {
    if (!(await holds(req, 'content.read'))) throw refuse('notPermitted')
    const read = await situationOf(req, slug, idOf(req))
    if (!read) throw new NotFound(req.t)
    const actor = await actorNow(req)
    const all = addressed.map((name) => {
      const blockers = decide(name, read.situation, actor)
      const { label, comment } = transitions[name] as Transition
      return {
        name,
        label,
        commentRequired: comment === 'required',
        allowed: blockers.length === 0,
        blockers: shown(blockers),
      }
    })
    const gone: TransitionName = read.situation.wasLive ? 'remove' : 'discard'
    const against = decide(gone, read.situation, actor)
    const removal = {
      name: gone,
      label: transitions[gone].label,
      commentRequired: gone === 'remove',
      allowed: against.length === 0,
      blockers: shown(against),
    }
    const { run, schedule, takeDown, isLive, incomplete } = read.situation
    const history = await historyOf(req.payload, req, slug, idOf(req))
    const levels = run?.levels.map(({ key }, index) => ({ key, approved: index < run.approvals.length }))
    return Response.json({
      revision: String(read.record.revision),
      state: read.record.state,
      isLive,
      transitions: all,
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
const act = (slug: string): Endpoint => ({
  path: '/:id/transitions/:name',
  method: 'post',
  handler: async (req) => {
    const name = String(req.routeParams?.name)
    if (!addressed.includes(name as TransitionName))
      throw refuse('unknownTransition', { name, names: addressed.join(', ') })
    await addDataAndFileToRequest(req)
    const sent = req.data ?? {}
    if (typeof sent !== 'object' || Array.isArray(sent)) throw refuse('badRequest')
    const { comment, revision, at } = sent as Record<string, unknown>
    // Null says nothing, for a moment too: it must never come to mean “now”.
    const performed = await performTransition(req, {
      collection: slug,
      id: idOf(req),
      name: name as TransitionName,
      comment: comment ?? undefined,
      revision,
      ...('at' in sent ? { at: at ?? '' } : {}),
    })
    return Response.json(performed)
  },
})

/** Writes to many documents at once: Payload's own refusal says nothing of the workflow. */
const inBulk = (method: 'patch' | 'delete'): Endpoint => ({
  path: '/',
  method,
  handler: () => {
    throw refuse('gate')
  },
})

const idOf = (req: PayloadRequest): string => String(req.routeParams?.id)

/** The addresses of the workflow on one governed collection. */
export const workflowEndpoints = (slug: string): Endpoint[] => [
  list(slug),
  act(slug),
  inBulk('patch'),
  inBulk('delete'),
]
