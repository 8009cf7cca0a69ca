import {
  getNamedType,
  type GraphQLEnumType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  isEnumType,
  isObjectType,
} from 'graphql'
import type { FlattenedField, SanitizedCollectionConfig } from 'payload'

import type { DeliveryContext } from '../DeliveryContext.js'
import { resolveJoin } from '../resolvers/resolveJoin.js'
import { resolveRelation } from '../resolvers/resolveRelation.js'
import { bilingualDescription, descriptionWithHelp } from './bilingualDescription.js'
import { isPrivate, storedFieldExtension } from './storedField.js'

type Owner = Pick<SanitizedCollectionConfig, 'slug' | 'auth' | 'upload'>

/**
 * Connects a type of Payload's schema to the fields of its collection: sets descriptions from labels, replaces the
 * resolvers of relations, joins and file URLs, and removes private fields. Changes the type in place; `configToSchema`
 * has built it for this schema only.
 */
export function connectFields(type: GraphQLObjectType, fields: readonly FlattenedField[], owner: Owner): void {
  const graphqlFields = type.getFields()
  for (const field of fields) {
    const graphqlField = graphqlFields[field.name]
    if (!graphqlField) continue
    if (isPrivate(field, Boolean(owner.auth))) {
      delete graphqlFields[field.name]
      continue
    }
    graphqlField.extensions = { ...graphqlField.extensions, ...storedFieldExtension(field) }
    graphqlField.description = describeField(field)
    const namedType = getNamedType(graphqlField.type)
    if (isEnumType(namedType) && 'options' in field) describeChoices(namedType, field.options)
    if (field.type === 'join') graphqlField.resolve = resolveJoin(field)
    else if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string')
      graphqlField.resolve = resolveRelation(field, field.relationTo)
    else if ('flattenedFields' in field && isObjectType(namedType)) {
      namedType.description ??= graphqlField.description
      connectFields(namedType, field.flattenedFields, owner)
    } else if (owner.upload && (field.name === 'url' || field.name === 'thumbnailURL'))
      graphqlField.resolve = resolveFileUrl(field.name)
  }
}

const describeField = (field: FlattenedField): string | undefined =>
  descriptionWithHelp(
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
  for (const choice of type.getValues()) choice.description = bilingualDescription(labels.get(choice.value))
}

/** Makes file URLs absolute, since websites have another origin than the CMS. REST and the admin keep relative ones. */
const resolveFileUrl =
  (name: 'url' | 'thumbnailURL'): GraphQLFieldResolver<Record<string, unknown>, DeliveryContext> =>
  (file, _args, { publicUrl }) => {
    const url = file[name]
    return typeof url === 'string' && url.startsWith('/') ? publicUrl + url : url
  }
