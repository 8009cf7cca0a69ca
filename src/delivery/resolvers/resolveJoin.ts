import type { GraphQLFieldResolver } from 'graphql'
import { combineQueries, findOperation, type FlattenedJoinField, type Where } from 'payload'

import { toCollectionSlug } from '../../database/rows.js'
import { clampPage } from '../../publicReading/clampPage.js'
import type { DeliveryContext } from '../DeliveryContext.js'
import { documentSelect } from './documentSelect.js'
import { followsDrafts } from './drafts.js'
import { selectionBelow, fieldsIn } from './fieldsIn.js'
import { sortPaths } from './resolveList.js'

type Parent = { id: string }
type Args = { where?: Where; limit?: number; page?: number; sort?: string; count?: boolean; draft?: boolean }

/**
 * Resolves the documents that refer to this one. Payload's resolver ignores the field's default sort and limit, and
 * with more than 99 documents returns a wrong `hasNextPage`.
 */
export const resolveJoin =
  ({
    collection,
    defaultLimit,
    defaultSort,
    on,
  }: FlattenedJoinField): GraphQLFieldResolver<Parent, DeliveryContext, Args> =>
  async (parent, args, context, info) => {
    const { payload } = context.req
    const { sets, type } = selectionBelow(info)
    const selectedFields = [...fieldsIn(sets, type, info.fragments)]
    const docsFields = selectedFields.filter(({ field }) => field.name === 'docs')
    const { limit, page } = clampPage({ ...args, limit: args.limit ?? defaultLimit })
    const pagination = docsFields.length < selectedFields.length || (page ?? 1) > 1
    const result = await findOperation({
      collection: payload.collections[toCollectionSlug(payload, String(collection))],
      depth: 0,
      draft: await followsDrafts(args.draft, context, info.path),
      limit: limit ?? 10,
      page,
      pagination,
      req: context.req,
      select: docsFields[0]
        ? documentSelect(
            docsFields.map(({ node }) => node),
            docsFields[0].field.type,
            info.fragments,
          )
        : { id: true },
      sort: sortPaths(args.sort) ?? sortPaths(defaultSort),
      where: combineQueries({ [on]: { equals: parent.id } }, args.where as Where),
    })
    return { docs: result.docs, hasNextPage: result.hasNextPage, totalDocs: result.totalDocs }
  }
