import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { SelectIncludeType } from 'payload'

import { htmlSource } from '../../fields/richTextHtml.js'
import { storedField } from '../schema/storedField.js'
import { fieldsIn } from './fieldsIn.js'

type Fragments = GraphQLResolveInfo['fragments']
type Select = Record<string, SelectIncludeType[string]>

/**
 * What to read of documents for a selection: only what is asked for, and what that is made of. Joins are read by queries
 * of their own.
 */
export function selectOf(
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  fragments: Fragments,
): SelectIncludeType {
  const select: Select = { id: true }
  const setsByName = new Map<string, (SelectionSetNode | undefined)[]>()
  for (const { node, field } of fieldsIn(sets, type, fragments)) {
    setsByName.set(field.name, [...(setsByName.get(field.name) ?? []), node.selectionSet])
  }
  for (const [name, parts] of setsByName) {
    const field = type.getFields()[name]!
    const stored = storedField(field)
    if (!stored || stored.type === 'join') continue
    const source = htmlSource(stored)
    if (source) select[source] = true
    // A file's address is made of its name.
    if (name === 'url' && 'filename' in type.getFields()) select.filename = true
    // Made of a size's own file name, whatever else is asked for.
    if (name === 'thumbnailURL' || name === 'sizes') select.sizes = true
    else select[name] = isPart(stored) ? selectPart(parts, field.type, fragments) : true
  }
  return select
}

const isPart = (stored: NonNullable<ReturnType<typeof storedField>>): boolean =>
  stored.type === 'group' || stored.type === 'array'

function selectPart(
  parts: readonly (SelectionSetNode | undefined)[],
  fieldType: Parameters<typeof getNamedType>[0],
  fragments: Fragments,
): true | SelectIncludeType {
  const type = getNamedType(fieldType)
  if (!isObjectType(type)) return true
  const { id: _everyRowHasOne, ...select } = selectOf(
    parts.filter((set) => set !== undefined),
    type,
    fragments,
  )
  return Object.keys(select).length > 0 ? select : true
}
