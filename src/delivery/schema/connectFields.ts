import { getNamedType, isEnumType, isObjectType, type GraphQLEnumType, type GraphQLObjectType } from 'graphql'
import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

import { resolveFileUrl } from '../resolvers/resolveFileUrl.js'
import { resolveJoin } from '../resolvers/resolveJoin.js'
import { resolveRelation } from '../resolvers/resolveRelation.js'
import { bilingual, described } from './bilingual.js'
import { isPrivate } from './isPrivate.js'
import { showing } from './storedField.js'

type Owner = Pick<SanitizedCollectionConfig, 'slug' | 'auth' | 'upload'>

/**
 * Joins a type of Payload's schema to the fields it shows: descriptions from their labels, our resolvers for relations,
 * joins and addresses of files, and nothing of what is private. Payload's schema is made anew for us and belongs to
 * nobody else, so it is changed in place.
 */
export function connectFields(type: GraphQLObjectType, fields: readonly FlattenedField[], owner: Owner): void {
  const shown = type.getFields()
  for (const field of fields) {
    const graphqlField = shown[field.name]
    if (!graphqlField) continue
    if (isPrivate(field, Boolean(owner.auth))) {
      delete shown[field.name]
      continue
    }
    graphqlField.extensions = { ...graphqlField.extensions, ...showing(field) }
    graphqlField.description = description(field)
    const named = getNamedType(graphqlField.type)
    if (isEnumType(named) && 'options' in field) describeChoices(named, field.options)
    if (field.type === 'join') graphqlField.resolve = resolveJoin(field)
    else if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string')
      graphqlField.resolve = resolveRelation(field, field.relationTo)
    else if ('flattenedFields' in field && isObjectType(named)) {
      named.description ??= graphqlField.description
      connectFields(named, field.flattenedFields, owner)
    } else if (owner.upload && (field.name === 'url' || field.name === 'thumbnailURL'))
      graphqlField.resolve = resolveFileUrl(field.name)
  }
}

const description = (field: FlattenedField): string | undefined =>
  described(
    'label' in field ? field.label : undefined,
    'admin' in field && field.admin && 'description' in field.admin ? field.admin.description : undefined,
  )

function describeChoices(type: GraphQLEnumType, options: readonly unknown[]): void {
  const labels = new Map(
    options.map((option) =>
      typeof option === 'object' && option !== null && 'value' in option && 'label' in option
        ? [option.value, option.label]
        : [option, undefined],
    ),
  )
  for (const choice of type.getValues()) choice.description = bilingual(labels.get(choice.value))
}
