import type { GraphQLResolveInfo } from 'graphql'

import { hasPermission } from '../../access/can.js'
import type { DeliveryContext } from '../DeliveryContext.js'

type Path = GraphQLResolveInfo['path']

const rootKeyOf = (path: Path): string | number => (path.prev ? rootKeyOf(path.prev) : path.key)

/**
 * What a query at the root may look at beside live documents. `draft` is remembered for all that hangs on the answer
 * (Payload keeps it on the request, where two queries of one document overwrite each other's).
 * Readers who are not staff are answered as if they had not asked.
 */
export async function resolveDraftOptions(
  args: { draft?: boolean | null; trash?: boolean | null },
  { draftsByRoot, req }: DeliveryContext,
  path: Path,
): Promise<{ draft: boolean; trash: boolean }> {
  const isRequested = args.draft === true || args.trash === true
  const isAllowed = isRequested && (await hasPermission(req, 'content.read'))
  const draftOptions = { draft: isAllowed && args.draft === true, trash: isAllowed && args.trash === true }
  draftsByRoot.set(rootKeyOf(path), draftOptions.draft)
  return draftOptions
}

/** Whether a relation or join leads to working versions: where the query says so itself, else as its root was asked. */
export const followsDrafts = async (
  draftArgument: boolean | null | undefined,
  { draftsByRoot, req }: DeliveryContext,
  path: Path,
): Promise<boolean> =>
  typeof draftArgument === 'boolean'
    ? draftArgument && (await hasPermission(req, 'content.read'))
    : (draftsByRoot.get(rootKeyOf(path)) ?? false)
