import {
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { SelectIncludeType } from 'payload'

import { htmlSource } from '../../richText/richTextHtml.js'
import { storedField } from '../schema/storedField.js'
import { fieldsIn, selectionBelow } from './fieldsIn.js'

/** Returns Payload's `select` for the documents that some fields of a query return. */
export function documentSelect(
  fieldNodes: readonly FieldNode[],
  returnType: GraphQLOutputType,
  fragments: GraphQLResolveInfo['fragments'],
): SelectIncludeType {
  const { sets, type } = selectionBelow({ fieldNodes, returnType })
  return selectOf(sets, type, fragments)
}

type Fragments = GraphQLResolveInfo['fragments']
type Select = Record<string, SelectIncludeType[string]>

/**
 * Returns Payload's `select` for a selection: the requested fields, and the stored fields that computed ones depend on.
 * Joins have queries of their own.
 */
function selectOf(sets: readonly SelectionSetNode[], type: GraphQLObjectType, fragments: Fragments): SelectIncludeType {
  const select: Select = { id: true }
  const setsByName = new Map<string, (SelectionSetNode | undefined)[]>()
  for (const { node, field } of fieldsIn(sets, type, fragments)) {
    setsByName.set(field.name, [...(setsByName.get(field.name) ?? []), node.selectionSet])
  }
  for (const [name, fieldSets] of setsByName) {
    const field = type.getFields()[name]!
    const stored = storedField(field)
    if (!stored || stored.type === 'join') continue
    const source = htmlSource(stored)
    if (source) select[source] = true
    // A file's URL is computed from its name.
    if (name === 'url' && 'filename' in type.getFields()) select.filename = true
    // Computed from the file names of the sizes, so all of `sizes` is needed.
    if (name === 'thumbnailURL' || name === 'sizes') select.sizes = true
    else select[name] = hasSubfields(stored) ? selectSubfields(fieldSets, field.type, fragments) : true
  }
  return select
}

const hasSubfields = (stored: NonNullable<ReturnType<typeof storedField>>): boolean =>
  stored.type === 'group' || stored.type === 'array'

function selectSubfields(
  sets: readonly (SelectionSetNode | undefined)[],
  fieldType: Parameters<typeof getNamedType>[0],
  fragments: Fragments,
): true | SelectIncludeType {
  const type = getNamedType(fieldType)
  if (!isObjectType(type)) return true
  const { id: _id, ...select } = selectOf(
    sets.filter((set) => set !== undefined),
    type,
    fragments,
  )
  return Object.keys(select).length > 0 ? select : true
}
