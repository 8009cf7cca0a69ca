import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'

import { publicPageLimit } from '../../access/queries/clampPage.js'
import { htmlSource } from '../../fields/richTextHtml.js'
import { storedField } from '../schema/storedField.js'

type Given = {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly variables: Readonly<Record<string, unknown>>
}
type Known = Map<string, number>

/** Documents of a list where the query names no number: a page at the root, what an article or a person has elsewhere. */
const usual = { page: 10, join: 20, list: 5 } as const
/** A statement to the database, and the conversion of a text, against the value of a field. */
const expensive = 20

/** About how much work a query is, before anything of it is done: the values of its answer, lists at their longest. */
export function costOf({ schema, operation, fragments, variables }: Given): number {
  const known: Known = new Map()

  const ofSet = (set: SelectionSetNode, type: GraphQLObjectType): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, type)
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + ofSet(selection.selectionSet, type)
      return sum + ofFragment(selection.name.value, type)
    }, 0)

  const ofFragment = (name: string, type: GraphQLObjectType): number => {
    const before = known.get(name)
    if (before !== undefined) return before
    const fragment = fragments[name]
    const cost = fragment ? ofSet(fragment.selectionSet, type) : 0
    known.set(name, cost)
    return cost
  }

  const ofField = (node: FieldNode, type: GraphQLObjectType): number => {
    const field = type.getFields()[node.name.value]
    // Introspection, which a rule of its own bounds.
    if (!field) return 1
    const inner = getNamedType(field.type)
    const insides =
      node.selectionSet && isObjectType(inner) ? lengthOf(node, field, variables) * ofSet(node.selectionSet, inner) : 0
    return ownCost(field, type, schema) + insides
  }

  return ofSet(operation.selectionSet, schema.getQueryType()!)
}

function ownCost(field: GraphQLField<unknown, unknown>, type: GraphQLObjectType, schema: GraphQLSchema): number {
  const stored = storedField(field)
  return type === schema.getQueryType() || stored?.type === 'join' || (stored && htmlSource(stored)) ? expensive : 1
}

/** How many documents or rows a field may show. The `docs` of a page are counted at the page. */
function lengthOf(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: Given['variables']): number {
  if (field.name === 'docs') return 1
  if (field.args.some(({ name }) => name === 'limit')) {
    const given = node.arguments?.find(({ name }) => name.value === 'limit')
    const limit: unknown = given ? valueFromASTUntyped(given.value, variables) : undefined
    if (typeof limit === 'number') return limit > 0 ? Math.min(limit, publicPageLimit) : publicPageLimit
    return storedField(field)?.type === 'join' ? usual.join : usual.page
  }
  return isList(field.type) ? usual.list : 1
}

const isList = (type: unknown): boolean => isListType(type) || (isNonNullType(type) && isList(type.ofType))
