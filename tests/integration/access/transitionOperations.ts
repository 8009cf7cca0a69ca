import type { TransitionName } from '../../../src/workflow/policy/definition.js'
import { takeTransition } from '../../support/documents.js'
import { staffOf, type Staff } from '../../support/people.js'
import { titleFieldOf } from '../../support/sampleData.js'
import { readWorkflowRecord } from '../../support/stored.js'
import {
  accountIdOf,
  andThen,
  documentIn,
  provideDocument,
  sendRequest,
  titleChange,
  type DocumentFactory,
  type Operation,
  type OperationContext,
} from './operationBuilders.js'

type TransitionInput = { comment?: string; at?: string; revision?: (newestRevision: number) => string | undefined }

/** Sends a transition, at the newest revision unless `revision` says otherwise. */
const transitionOperation =
  (name: TransitionName, factory: DocumentFactory, { revision = String, ...body }: TransitionInput = {}): Operation =>
  async (context) => {
    const { id } = await provideDocument(context, factory)
    const { revision: newest } = await readWorkflowRecord(context.dashiji.payload, context.collection, id)
    return {
      send: () =>
        sendRequest(context, 'post', `${context.collection}/${id}/transitions/${name}`, {
          ...body,
          revision: revision(newest),
        }),
    }
  }

type Step = { name: TransitionName; comment?: string; at?: string }
const takeStep = ({ dashiji, collection }: OperationContext, id: string, as: string, step: Step) =>
  takeTransition(dashiji.payload, { as, collection, id, ...step })
const takeStepAs = async (context: OperationContext, id: string, by: keyof Staff, step: Step) =>
  takeStep(context, id, (await staffOf(context.dashiji.payload))[by], step)

/** The document after a step that none of the requesters took. */
const afterStep = (factory: DocumentFactory, by: keyof Staff, step: Step): DocumentFactory =>
  andThen(factory, (context, id) => takeStepAs(context, id, by, step))

/** The document after a step that the requester took, or one of the staff where the requester may not. */
const afterOwnStep =
  (factory: DocumentFactory, by: keyof Staff, step: Step): DocumentFactory =>
  async (context) => {
    const { id } = await factory(context)
    const account = accountIdOf(context)
    const own = account === undefined ? Promise.reject(new Error('no account')) : takeStep(context, id, account, step)
    await own.catch(() => takeStepAs(context, id, by, step))
    return { id }
  }
const editedByRequester: DocumentFactory = async (context) => {
  const { id } = await documentIn('draft', 'another')(context)
  await sendRequest(context, 'patch', `${context.collection}/${id}?draft=true`, titleChange(context.collection))
  await takeStepAs(context, id, 'submitter', { name: 'submit' })
  return { id }
}
const withoutTitle = andThen(documentIn('draft', 'own'), ({ dashiji, collection }, id) =>
  dashiji.payload.update({ collection, id, data: { [titleFieldOf(collection)]: '' } as never, draft: true }),
)

const comment = '有误'
const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

/** Operations of the workflow's addresses. */
export const transitionOperations: Record<string, Operation> = {
  'list transitions': async (context) => {
    const { id } = await documentIn('draft', 'another')(context)
    return {
      send: () => sendRequest(context, 'get', `${context.collection}/${id}/transitions`),
      shows: (body) => JSON.stringify(body).includes('"revision":"1"'),
    }
  },
  'submit own draft': transitionOperation('submit', documentIn('draft', 'own')),
  "submit another's draft": transitionOperation('submit', documentIn('draft', 'another')),
  'submit without a title': transitionOperation('submit', withoutTitle),
  'withdraw own submission': transitionOperation(
    'withdraw',
    afterOwnStep(documentIn('draft', 'own'), 'submitter', { name: 'submit' }),
  ),
  "withdraw another's submission": transitionOperation('withdraw', documentIn('inReview', 'own')),
  "approve another's": transitionOperation('approve', documentIn('inReview', 'another')),
  'approve own': transitionOperation('approve', documentIn('inReview', 'own')),
  'approve own submission': transitionOperation(
    'approve',
    afterOwnStep(documentIn('draft', 'another'), 'submitter', { name: 'submit' }),
  ),
  'approve what they edited': transitionOperation('approve', editedByRequester),
  'approve a draft': transitionOperation('approve', documentIn('draft', 'another')),
  "request changes of another's with a comment": transitionOperation(
    'requestChanges',
    documentIn('inReview', 'another'),
    {
      comment,
    },
  ),
  "request changes of another's": transitionOperation('requestChanges', documentIn('inReview', 'another')),
  'request changes of own with a comment': transitionOperation('requestChanges', documentIn('inReview', 'own'), {
    comment,
  }),
  "request changes of another's approved with a comment": transitionOperation(
    'requestChanges',
    documentIn('approved', 'another'),
    {
      comment,
    },
  ),
  'submit own after changes were requested': transitionOperation(
    'submit',
    afterStep(documentIn('inReview', 'own'), 'editor', { name: 'requestChanges', comment }),
  ),
  'publish approved': transitionOperation('publish', documentIn('approved', 'another')),
  'publish what is in review': transitionOperation('publish', documentIn('inReview', 'another')),
  'publish a draft': transitionOperation('publish', documentIn('draft', 'another')),
  'publish an old revision': transitionOperation('publish', documentIn('approved', 'another'), {
    revision: (newestRevision) => String(newestRevision - 1),
  }),
  'publish without a revision': transitionOperation('publish', documentIn('approved', 'another'), {
    revision: () => undefined,
  }),
  'schedule approved': transitionOperation('publish', documentIn('approved', 'another'), { at: tomorrow() }),
  'schedule approved for the past': transitionOperation('publish', documentIn('approved', 'another'), {
    at: '2024-01-01T00:00:00Z',
  }),
  'cancel a schedule': transitionOperation(
    'unschedule',
    afterStep(documentIn('approved', 'another'), 'publisher', { name: 'publish', at: tomorrow() }),
  ),
  'revise own live': transitionOperation('revise', documentIn('live', 'own')),
  "revise another's live": transitionOperation('revise', documentIn('live', 'another')),
  'archive live with a comment': transitionOperation('archive', documentIn('live', 'another'), { comment }),
  'archive live': transitionOperation('archive', documentIn('live', 'another')),
  'archive a draft with a comment': transitionOperation('archive', documentIn('draft', 'another'), { comment }),
  'take down in an emergency with a comment': transitionOperation(
    'emergencyTakeDown',
    afterStep(documentIn('live', 'another'), 'submitter', { name: 'revise' }),
    { comment },
  ),
  'take down in an emergency': transitionOperation('emergencyTakeDown', documentIn('live', 'another')),
  "review another's emergency take-down": transitionOperation(
    'reviewTakeDown',
    afterStep(documentIn('live', 'another'), 'publisher', { name: 'emergencyTakeDown', comment }),
  ),
  'review own emergency take-down': transitionOperation(
    'reviewTakeDown',
    afterOwnStep(documentIn('live', 'another'), 'publisher', { name: 'emergencyTakeDown', comment }),
  ),
  'restore archived': transitionOperation('restore', documentIn('archived', 'another')),
  'discard over the API': transitionOperation('discard', documentIn('draft', 'own')),
  'admit over the API': transitionOperation('admit', documentIn('draft', 'own')),
}
