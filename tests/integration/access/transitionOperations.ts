import type { CollectionSlug } from 'payload'

import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import { takeTransition, staffOf } from '../../support/workflow.js'
import { readWorkflowRecord } from './documents.js'
import {
  approved,
  archived,
  sendRequest,
  draft,
  live,
  provideDocument,
  andThen,
  titleChange,
  type DocumentFactory,
  type Operation,
  type OperationContext,
  type Ownership,
} from './OperationContext.js'

type TransitionInput = { comment?: string; at?: string; revision?: (newestRevision: number) => string | undefined }

/** Sends a transition of a document that `make` makes, at the newest revision unless told otherwise. */
const transitionOperation =
  (name: TransitionName, factory: DocumentFactory, { revision = String, ...body }: TransitionInput = {}): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    const newestRevision = (await readWorkflowRecord(context.dashiji.payload, context.slug, id)).revision
    return {
      send: () =>
        sendRequest(context, 'post', `${context.slug}/${id}/transitions/${name}`, {
          ...body,
          revision: revision(newestRevision),
        }),
    }
  }

type TransitionStep = { name: TransitionName; comment?: string; at?: string }
/** Has somebody take a document through a transition, past the network. */
const performStep = ({ dashiji, slug }: OperationContext, id: string, as: string, { name, ...rest }: TransitionStep) =>
  takeTransition(dashiji.payload, { as, collection: slug as CollectionSlug, id, name, ...rest })

/** After a transition by one of the staff, who is none of the askers. */
const afterTransition = (
  factory: DocumentFactory,
  by: 'submitter' | 'editor' | 'publisher',
  step: TransitionStep,
): DocumentFactory =>
  andThen(factory, async (context, id) =>
    performStep(context, id, (await staffOf(context.dashiji.payload))[by].id, step),
  )
const submitted = (ownership: Ownership): DocumentFactory =>
  afterTransition(draft(ownership), 'submitter', { name: 'submit' })

/** By the asker himself where he may, else by somebody else: it is the asker's if it can be. */
const byRequester =
  (factory: DocumentFactory, by: 'submitter' | 'publisher', step: TransitionStep): DocumentFactory =>
  async (context) => {
    const { id } = await factory(context)
    const ownAttempt =
      context.requester.id === undefined
        ? Promise.reject(new Error('nobody'))
        : performStep(context, id, context.requester.id, step)
    await ownAttempt.catch(async () => performStep(context, id, (await staffOf(context.dashiji.payload))[by].id, step))
    return { id }
  }
const editedByRequester: DocumentFactory = async (context) => {
  const { id } = await draft('another')(context)
  await sendRequest(context, 'patch', `${context.slug}/${id}?draft=true`, titleChange(context.slug))
  await performStep(context, id, (await staffOf(context.dashiji.payload)).submitter.id, { name: 'submit' })
  return { id }
}
const incomplete = andThen(draft('own'), ({ dashiji, slug }, id) => {
  const [title] = Object.keys(titleChange(slug))
  return dashiji.payload.update({
    collection: slug as CollectionSlug,
    id,
    data: { [title!]: '' } as never,
    draft: true,
  })
})

const comment = '有误'
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

/** What is sent to the addresses of the workflow. */
export const transitionOperations: Record<string, Operation> = {
  'list transitions': async (context) => {
    const { id } = await draft('another')(context)
    return {
      send: () => sendRequest(context, 'get', `${context.slug}/${id}/transitions`),
      shows: (body) => JSON.stringify(body).includes('"revision":"1"'),
    }
  },
  'submit own draft': transitionOperation('submit', draft('own')),
  "submit another's draft": transitionOperation('submit', draft('another')),
  'submit what is not complete': transitionOperation('submit', incomplete),
  'withdraw own submission': transitionOperation(
    'withdraw',
    byRequester(draft('own'), 'submitter', { name: 'submit' }),
  ),
  "withdraw another's submission": transitionOperation('withdraw', submitted('own')),
  "approve another's": transitionOperation('approve', submitted('another')),
  'approve own': transitionOperation('approve', submitted('own')),
  'approve what one submitted': transitionOperation(
    'approve',
    byRequester(draft('another'), 'submitter', { name: 'submit' }),
  ),
  'approve what one edited': transitionOperation('approve', editedByRequester),
  'approve a draft': transitionOperation('approve', draft('another')),
  "request changes of another's with a comment": transitionOperation('requestChanges', submitted('another'), {
    comment,
  }),
  "request changes of another's": transitionOperation('requestChanges', submitted('another')),
  'request changes of own with a comment': transitionOperation('requestChanges', submitted('own'), { comment }),
  "request changes of another's approved with a comment": transitionOperation('requestChanges', approved('another'), {
    comment,
  }),
  'submit own after changes were requested': transitionOperation(
    'submit',
    afterTransition(submitted('own'), 'editor', { name: 'requestChanges', comment }),
  ),
  'publish approved': transitionOperation('publish', approved('another')),
  'publish what is in review': transitionOperation('publish', submitted('another')),
  'publish a draft': transitionOperation('publish', draft('another')),
  'publish an old revision': transitionOperation('publish', approved('another'), {
    revision: (newestRevision) => String(newestRevision - 1),
  }),
  'publish without a revision': transitionOperation('publish', approved('another'), { revision: () => undefined }),
  'schedule approved': transitionOperation('publish', approved('another'), { at: tomorrow() }),
  'schedule approved for the past': transitionOperation('publish', approved('another'), { at: '2024-01-01T00:00:00Z' }),
  'cancel a schedule': transitionOperation(
    'unschedule',
    afterTransition(approved('another'), 'publisher', { name: 'publish', at: tomorrow() }),
  ),
  'revise own live': transitionOperation('revise', live('own')),
  "revise another's live": transitionOperation('revise', live('another')),
  'archive live with a comment': transitionOperation('archive', live('another'), { comment }),
  'archive live': transitionOperation('archive', live('another')),
  'archive a draft with a comment': transitionOperation('archive', draft('another'), { comment }),
  'take down in an emergency with a comment': transitionOperation(
    'emergencyTakeDown',
    afterTransition(live('another'), 'submitter', { name: 'revise' }),
    { comment },
  ),
  'take down in an emergency': transitionOperation('emergencyTakeDown', live('another')),
  "review another's emergency take-down": transitionOperation(
    'reviewTakeDown',
    afterTransition(live('another'), 'publisher', { name: 'emergencyTakeDown', comment }),
  ),
  'review own emergency take-down': transitionOperation(
    'reviewTakeDown',
    byRequester(live('another'), 'publisher', { name: 'emergencyTakeDown', comment }),
  ),
  'restore archived': transitionOperation('restore', archived('another')),
  'discard by an address': transitionOperation('discard', draft('own')),
  'admit by an address': transitionOperation('admit', draft('own')),
}
