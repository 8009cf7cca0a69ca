import type { GraphQLFieldResolver } from 'graphql'
import { findByIDOperation, type CollectionSlug } from 'payload'

import type { DeliveryContext } from '../DeliveryContext.js'
import { documentSelect } from './documentSelect.js'
import { resolveDraftOptions } from './drafts.js'

type Args = { id: string; draft?: boolean; trash?: boolean }

/**
 * Resolves a document by id; null when it does not exist or is not public, so that websites cannot tell the two apart.
 */
export const resolveOne =
  (slug: CollectionSlug): GraphQLFieldResolver<unknown, DeliveryContext, Args> =>
  async (_parent, args, context, info) => {
    const draftOptions = await resolveDraftOptions(args, context, info.path)
    try {
      return await findByIDOperation({
        id: args.id,
        collection: context.req.payload.collections[slug],
        depth: 0,
        req: context.req,
        select: documentSelect(info.fieldNodes, info.returnType, info.fragments),
        ...draftOptions,
      })
    } catch (error) {
      if ((error as { name?: unknown }).name === 'NotFound') return null
      throw error
    }
  }
