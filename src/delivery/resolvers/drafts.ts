import type { GraphQLResolveInfo } from 'graphql'

import { holds } from '../../access/can.js'
import type { DeliveryContext } from '../DeliveryContext.js'

type Path = GraphQLResolveInfo['path']

const rootOf = (path: Path): string | number => (path.prev ? rootOf(path.prev) : path.key)

/**
 * What a query at the root may look at beside live documents. `draft` is remembered for all that hangs on the answer
 * (Payload keeps it on the request, where two queries of one document overwrite each other's).
 * Readers who are not staff are answered as if they had not asked.
 */
export async function workingView(
  args: { draft?: boolean | null; trash?: boolean | null },
  { drafts, req }: DeliveryContext,
  path: Path,
): Promise<{ draft: boolean; trash: boolean }> {
  const asked = args.draft === true || args.trash === true
  const mayLook = asked && (await holds(req, 'content.read'))
  const view = { draft: mayLook && args.draft === true, trash: mayLook && args.trash === true }
  drafts.set(rootOf(path), view.draft)
  return view
}

/** Whether a relation or join leads to working versions: where the query says so itself, else as its root was asked. */
export const followsDrafts = async (
  asked: boolean | null | undefined,
  { drafts, req }: DeliveryContext,
  path: Path,
): Promise<boolean> =>
  typeof asked === 'boolean' ? asked && (await holds(req, 'content.read')) : (drafts.get(rootOf(path)) ?? false)
