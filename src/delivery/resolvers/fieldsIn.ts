import {
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

export type SelectedField = { readonly node: FieldNode; readonly field: GraphQLField<unknown, unknown> }

type Fragments = GraphQLResolveInfo['fragments']

/**
 * Yields the fields that a selection requests of a type, fragments included. Fields with `@skip` count as requested.
 */
export function* fieldsIn(
  selections: readonly (SelectionSetNode | undefined)[],
  type: GraphQLObjectType,
  fragments: Fragments,
): Generator<SelectedField> {
  for (const selection of selections.flatMap((set) => set?.selections ?? [])) {
    if (selection.kind === Kind.FIELD) {
      const field = type.getFields()[selection.name.value]
      if (field) yield { node: selection, field }
    } else {
      const set =
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet
      yield* fieldsIn([set], type, fragments)
    }
  }
}

/** The selection sets below a resolver's field (several when it is requested twice), and the type they select from. */
export function selectionBelow({
  fieldNodes,
  returnType,
}: {
  fieldNodes: readonly FieldNode[]
  returnType: GraphQLOutputType
}): { sets: SelectionSetNode[]; type: GraphQLObjectType } {
  const type = getNamedType(returnType)
  if (!isObjectType(type)) throw new Error(`The type ${type.name} has no fields of its own.`)
  return { sets: fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : [])), type }
}
