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

/** Resolves a page of documents. The public page limit applies to staff too, who can page or use REST. */
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
      // The total needs a second statement, so it is skipped when the query does not request it.
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

/** Splits a `sort` argument (`-year,title`) into paths; undefined means the collection's default. */
export function sortPaths(sort: string | readonly string[] | null | undefined): string[] | undefined {
  const paths = [sort ?? []]
    .flat()
    .flatMap((part) => part.split(','))
    .map((path) => path.trim())
    .filter((path) => path !== '')
  return paths.length > 0 ? paths : undefined
}
