import type { GraphQLFieldResolver } from 'graphql'
import { type CollectionSlug, findOperation, type Where } from 'payload'

import { clampPage } from '../../publicReading/clampPage.js'
import type { DeliveryContext } from '../DeliveryContext.js'
import { documentSelect } from './documentSelect.js'
import { resolveDraftOptions } from './drafts.js'
import { fieldsIn, selectionBelow } from './fieldsIn.js'

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
    const { sets, type } = selectionBelow(info)
    const selectedFields = [...fieldsIn(sets, type, info.fragments)]
    const docsFields = selectedFields.filter(({ field }) => field.name === 'docs')
    const { limit, page } = clampPage(args)
    const isOnlyDocs = docsFields.length === selectedFields.length && (page ?? 1) === 1
    return findOperation({
      collection: context.req.payload.collections[slug],
      depth: 0,
      limit: limit ?? 10,
      page,
      // The total is a second statement; it is left out when nobody looks at it.
      pagination: args.pagination !== false && !isOnlyDocs,
      req: context.req,
      select: docsFields[0]
        ? documentSelect(
            docsFields.map(({ node }) => node),
            docsFields[0].field.type,
            info.fragments,
          )
        : { id: true },
      sort: sortPaths(args.sort),
      where: args.where,
      ...(await resolveDraftOptions(args, context, info.path)),
    })
  }

/** The fields that an answer is sorted by, as written: `-year,title`. Undefined leaves it to the collection. */
export function sortPaths(sort: string | readonly string[] | null | undefined): string[] | undefined {
  const paths = [sort ?? []]
    .flat()
    .flatMap((part) => part.split(','))
    .map((path) => path.trim())
    .filter((path) => path !== '')
  return paths.length > 0 ? paths : undefined
}
