import type { CollectionSlug } from 'payload'

import type { TransitionName } from '../../../src/workflow/definition.js'
import { act, staffOf } from '../../support/workflow.js'
import { recordOf } from './documents.js'
import {
  approved,
  archived,
  call,
  draft,
  live,
  made,
  then,
  words,
  type Make,
  type Operation,
  type Scene,
  type Whose,
} from './scene.js'

type Sending = { comment?: string; at?: string; revision?: (newest: number) => string | undefined }

/** Sends a transition of a document that `make` makes, at the newest revision unless told otherwise. */
const takes =
  (name: TransitionName, make: Make, { revision = String, ...body }: Sending = {}): Operation =>
  async (scene) => {
    const { id } = await made(scene, make)
    const newest = (await recordOf(scene.dashiji.payload, scene.slug, id)).revision
    return {
      send: () =>
        call(scene, 'post', `${scene.slug}/${id}/transitions/${name}`, { ...body, revision: revision(newest) }),
    }
  }

type Step = { name: TransitionName; comment?: string; at?: string }
/** Has somebody take a document through a transition, past the network. */
const step = ({ dashiji, slug }: Scene, id: string, as: string, { name, ...rest }: Step) =>
  act(dashiji.payload, { as, collection: slug as CollectionSlug, id, name, ...rest })

/** After a transition by one of the staff, who is none of the askers. */
const after = (make: Make, by: 'submitter' | 'editor' | 'publisher', taken: Step): Make =>
  then(make, async (scene, id) => step(scene, id, (await staffOf(scene.dashiji.payload))[by].id, taken))
const handedIn = (of: Whose): Make => after(draft(of), 'submitter', { name: 'submit' })

/** By the asker himself where he may, else by somebody else: it is the asker's if it can be. */
const byAsker =
  (make: Make, by: 'submitter' | 'publisher', taken: Step): Make =>
  async (scene) => {
    const { id } = await make(scene)
    const mine =
      scene.asker.id === undefined ? Promise.reject(new Error('nobody')) : step(scene, id, scene.asker.id, taken)
    await mine.catch(async () => step(scene, id, (await staffOf(scene.dashiji.payload))[by].id, taken))
    return { id }
  }
const editedByAsker: Make = async (scene) => {
  const { id } = await draft('another')(scene)
  await call(scene, 'patch', `${scene.slug}/${id}?draft=true`, words(scene.slug))
  await step(scene, id, (await staffOf(scene.dashiji.payload)).submitter.id, { name: 'submit' })
  return { id }
}
const incomplete = then(draft('own'), ({ dashiji, slug }, id) => {
  const [title] = Object.keys(words(slug))
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
  'list transitions': async (scene) => {
    const { id } = await draft('another')(scene)
    return {
      send: () => call(scene, 'get', `${scene.slug}/${id}/transitions`),
      shows: (body) => JSON.stringify(body).includes('"revision":"1"'),
    }
  },
  'submit own draft': takes('submit', draft('own')),
  "submit another's draft": takes('submit', draft('another')),
  'submit what is not complete': takes('submit', incomplete),
  'withdraw own submission': takes('withdraw', byAsker(draft('own'), 'submitter', { name: 'submit' })),
  "withdraw another's submission": takes('withdraw', handedIn('own')),
  "approve another's": takes('approve', handedIn('another')),
  'approve own': takes('approve', handedIn('own')),
  'approve what one submitted': takes('approve', byAsker(draft('another'), 'submitter', { name: 'submit' })),
  'approve what one edited': takes('approve', editedByAsker),
  'approve a draft': takes('approve', draft('another')),
  "request changes of another's with a comment": takes('requestChanges', handedIn('another'), { comment }),
  "request changes of another's": takes('requestChanges', handedIn('another')),
  'request changes of own with a comment': takes('requestChanges', handedIn('own'), { comment }),
  "request changes of another's approved with a comment": takes('requestChanges', approved('another'), { comment }),
  'submit own after changes were requested': takes(
    'submit',
    after(handedIn('own'), 'editor', { name: 'requestChanges', comment }),
  ),
  'publish approved': takes('publish', approved('another')),
  'publish what is in review': takes('publish', handedIn('another')),
  'publish a draft': takes('publish', draft('another')),
  'publish an old revision': takes('publish', approved('another'), { revision: (newest) => String(newest - 1) }),
  'publish without a revision': takes('publish', approved('another'), { revision: () => undefined }),
  'schedule approved': takes('publish', approved('another'), { at: tomorrow() }),
  'schedule approved for the past': takes('publish', approved('another'), { at: '2024-01-01T00:00:00Z' }),
  'cancel a schedule': takes(
    'unschedule',
    after(approved('another'), 'publisher', { name: 'publish', at: tomorrow() }),
  ),
  'revise own live': takes('revise', live('own')),
  "revise another's live": takes('revise', live('another')),
  'archive live with a comment': takes('archive', live('another'), { comment }),
  'archive live': takes('archive', live('another')),
  'archive a draft with a comment': takes('archive', draft('another'), { comment }),
  'take down in an emergency with a comment': takes(
    'emergencyTakeDown',
    after(live('another'), 'submitter', { name: 'revise' }),
    { comment },
  ),
  'take down in an emergency': takes('emergencyTakeDown', live('another')),
  "review another's emergency take-down": takes(
    'reviewTakeDown',
    after(live('another'), 'publisher', { name: 'emergencyTakeDown', comment }),
  ),
  'review own emergency take-down': takes(
    'reviewTakeDown',
    byAsker(live('another'), 'publisher', { name: 'emergencyTakeDown', comment }),
  ),
  'restore archived': takes('restore', archived('another')),
  'discard by an address': takes('discard', draft('own')),
  'admit by an address': takes('admit', draft('own')),
}
