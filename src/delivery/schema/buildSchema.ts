import { configToSchema } from '@payloadcms/graphql'
import { GraphQLObjectType, GraphQLSchema, isObjectType } from 'graphql'
import type { SanitizedConfig } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import { descriptionWithHelp } from './bilingualDescription.js'
import { connectFields } from './connectFields.js'
import { connectQueries } from './connectQueries.js'

const projectSlugs: readonly string[] = Object.values(slugs)

/**
 * Builds the schema that websites query: Payload's schema for this project's collections, reduced to reading. No
 * mutations (people write through the admin and REST), no internal collections of Payload, no `Access` queries, no
 * versions.
 */
export function buildSchema(config: SanitizedConfig): GraphQLSchema {
  const collections = config.collections.filter(({ slug, graphQL }) => projectSlugs.includes(slug) && graphQL !== false)
  const { schema } = configToSchema({ ...config, collections, globals: [] })
  const queries = schema.getQueryType()!.toConfig().fields
  const fields = Object.assign(
    {},
    ...collections.map((collection) => connectQueries(queries, collection)),
  ) as typeof queries
  for (const collection of collections) {
    const type = schema.getType((collection.graphQL as { singularName: string }).singularName)
    if (!isObjectType(type)) throw new Error(`GraphQL has no type for “${collection.slug}”.`)
    type.description = descriptionWithHelp(collection.labels.singular, collection.admin.description)
    connectFields(type, collection.flattenedFields, collection)
  }
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) })
}
