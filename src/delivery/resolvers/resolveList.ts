import type { GraphQLFieldResolver } from 'graphql'
import { findOperation, type CollectionSlug, type Where } from 'payload'

import { clampPage } from '../../access/queries/clampPage.js'
import type { DeliveryContext } from '../DeliveryContext.js'
import { documentSelect } from './documentSelect.js'
import { workingView } from './drafts.js'
import { below, fieldsIn } from './fieldsIn.js'
import { sortPaths } from './sortPaths.js'

type Args = {
  where?: Where
  limit?: number
  page?: number
  pagination?: boolean
  sort?: string
  draft?: boolean
  trash?: boolean
}

/** A page of documents. It is never longer than the public limit, for staff neither: they page, or use REST. */
export const resolveList =
  (slug: CollectionSlug): GraphQLFieldResolver<unknown, DeliveryContext, Args> =>
  async (_parent, args, context, info) => {
    const { sets, type } = below(info)
    const asked = [...fieldsIn(sets, type, info.fragments)]
    const documents = asked.filter(({ field }) => field.name === 'docs')
    const { limit, page } = clampPage(args)
    const onlyDocuments = documents.length === asked.length && (page ?? 1) === 1
    return findOperation({
      collection: context.req.payload.collections[slug],
      depth: 0,
      limit: limit ?? 10,
      page,
      // The total is a second statement; it is left out when nobody looks at it.
      pagination: args.pagination !== false && !onlyDocuments,
      req: context.req,
      select: documents[0]
        ? documentSelect(
            documents.map(({ node }) => node),
            documents[0].field.type,
            info.fragments,
          )
        : { id: true },
      sort: sortPaths(args.sort),
      where: args.where,
      ...(await workingView(args, context, info.path)),
    })
  }
