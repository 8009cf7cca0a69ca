import type { GraphQLResolveInfo } from 'graphql'

import { hasPermission } from '../../access/can.js'
import type { DeliveryContext } from '../DeliveryContext.js'

type Path = GraphQLResolveInfo['path']

const rootKeyOf = (path: Path): string | number => (path.prev ? rootKeyOf(path.prev) : path.key)

/**
 * Decides whether a root field reads working versions and the trash. Ignored for readers who are not staff. `draft` is
 * stored by root field for nested relations and joins; Payload stores it on the request, where two root fields of one
 * query overwrite each other.
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

/** Tells whether a relation or join reads working versions: by its own argument, otherwise as its root field does. */
export const followsDrafts = async (
  draftArgument: boolean | null | undefined,
  { draftsByRoot, req }: DeliveryContext,
  path: Path,
): Promise<boolean> =>
  typeof draftArgument === 'boolean'
    ? draftArgument && (await hasPermission(req, 'content.read'))
    : (draftsByRoot.get(rootKeyOf(path)) ?? false)
