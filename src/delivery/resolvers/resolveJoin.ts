import type { GraphQLFieldResolver } from 'graphql'
import { combineQueries, findOperation, type CollectionSlug, type FlattenedJoinField, type Where } from 'payload'

import { clampPage } from '../../access/queries/clampPage.js'
import type { DeliveryContext } from '../DeliveryContext.js'
import { documentSelect } from './documentSelect.js'
import { followsDrafts } from './drafts.js'
import { below, fieldsIn } from './fieldsIn.js'
import { sortPaths } from './sortPaths.js'

type Parent = { id: string }
type Args = { where?: Where; limit?: number; page?: number; sort?: string; count?: boolean; draft?: boolean }

/**
 * The documents that point here. Payload's own resolver forgets the field's default order and length, and beyond 99 of
 * them the answer whether there are more.
 */
export const resolveJoin =
  ({
    collection,
    defaultLimit,
    defaultSort,
    on,
  }: FlattenedJoinField): GraphQLFieldResolver<Parent, DeliveryContext, Args> =>
  async (parent, args, context, info) => {
    const { sets, type } = below(info)
    const asked = [...fieldsIn(sets, type, info.fragments)]
    const documents = asked.filter(({ field }) => field.name === 'docs')
    const { limit, page } = clampPage({ ...args, limit: args.limit ?? defaultLimit })
    const pagination = documents.length < asked.length || (page ?? 1) > 1
    const result = await findOperation({
      collection: context.req.payload.collections[collection as CollectionSlug],
      depth: 0,
      draft: await followsDrafts(args.draft, context, info.path),
      limit: limit ?? 10,
      page,
      pagination,
      req: context.req,
      select: documents[0]
        ? documentSelect(
            documents.map(({ node }) => node),
            documents[0].field.type,
            info.fragments,
          )
        : { id: true },
      sort: sortPaths(args.sort) ?? sortPaths(defaultSort),
      where: combineQueries({ [on]: { equals: parent.id } }, args.where as Where),
    })
    return { docs: result.docs, hasNextPage: result.hasNextPage, totalDocs: result.totalDocs }
  }
