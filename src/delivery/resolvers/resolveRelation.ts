import type { GraphQLFieldResolver } from 'graphql'
import { createDataloaderCacheKey, type CollectionSlug, type RelationshipField, type UploadField } from 'payload'

import type { DeliveryContext } from '../DeliveryContext.js'
import { documentSelect } from './documentSelect.js'
import { followsDrafts } from './drafts.js'

type Parent = Record<string, unknown>

/**
 * Resolves the documents that a field refers to, in its order and without those the reader may not see. The data loader
 * reads all relations of a response with the same collection and `select` in one statement.
 */
export const resolveRelation =
  (
    field: Pick<RelationshipField | UploadField, 'name' | 'hasMany'>,
    collectionSlug: CollectionSlug,
  ): GraphQLFieldResolver<Parent, DeliveryContext, { draft?: boolean }> =>
  async (parent, args, context, info) => {
    const value = parent[field.name]
    if (value === undefined || value === null) return field.hasMany ? [] : null
    const { req } = context
    const select = documentSelect(info.fieldNodes, info.returnType, info.fragments)
    const draft = await followsDrafts(args.draft, context, info.path)
    const load = (id: unknown): Promise<unknown> =>
      req.payloadDataLoader.load(
        createDataloaderCacheKey({
          collectionSlug,
          docID: String(id),
          // Any number marks the read as populating a relation, which `restrictPublicQuery` does not page.
          currentDepth: 0,
          depth: 0,
          draft,
          fallbackLocale: req.fallbackLocale!,
          locale: req.locale!,
          overrideAccess: false,
          select,
          showHiddenFields: false,
          transactionID: req.transactionID!,
        }),
      )
    if (!Array.isArray(value)) return load(value)
    return (await Promise.all(value.map(load))).filter((document) => document !== null)
  }
