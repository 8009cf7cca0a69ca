import type { GraphQLFieldResolver } from 'graphql'
import type { CollectionSlug, RelationshipField, UploadField } from 'payload'

import { loadDocument } from '../../database/loadDocument.js'
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
    collection: CollectionSlug,
  ): GraphQLFieldResolver<Parent, DeliveryContext, { draft?: boolean }> =>
  async (parent, args, context, info) => {
    const value = parent[field.name]
    if (value === undefined || value === null) return field.hasMany ? [] : null
    const { req } = context
    const select = documentSelect(info.fieldNodes, info.returnType, info.fragments)
    const draft = await followsDrafts(args.draft, context, info.path)
    const load = (id: unknown): Promise<unknown> => loadDocument(req, { collection, id: String(id), select, draft })
    if (!Array.isArray(value)) return load(value)
    return (await Promise.all(value.map(load))).filter((document) => document !== null)
  }
