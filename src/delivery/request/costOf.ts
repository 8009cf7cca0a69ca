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

import { publicPageLimit } from '../../publicReading/clampPage.js'
import { htmlSource } from '../../richText/richTextHtml.js'
import { storedField } from '../schema/storedField.js'

type CostInput = {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly variables: Readonly<Record<string, unknown>>
}
type FragmentCosts = Map<string, number>

/** Assumed length of a list where the query gives no limit: a page at the root, a join, or a list within a document. */
const defaultLengths = { page: 10, join: 20, list: 5 } as const
/** Cost of a database statement or of a rich text conversion; the value of a field costs 1. */
const statementCost = 20

/** Estimates the cost of a query before it runs: the number of values in the response, with every list at its limit. */
export function costOf({ schema, operation, fragments, variables }: CostInput): number {
  const fragmentCosts: FragmentCosts = new Map()

  const costOfSet = (set: SelectionSetNode, type: GraphQLObjectType): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + costOfField(selection, type)
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + costOfSet(selection.selectionSet, type)
      return sum + costOfFragment(selection.name.value, type)
    }, 0)

  const costOfFragment = (name: string, type: GraphQLObjectType): number => {
    const knownCost = fragmentCosts.get(name)
    if (knownCost !== undefined) return knownCost
    const fragment = fragments[name]
    const cost = fragment ? costOfSet(fragment.selectionSet, type) : 0
    fragmentCosts.set(name, cost)
    return cost
  }

  const costOfField = (node: FieldNode, type: GraphQLObjectType): number => {
    const field = type.getFields()[node.name.value]
    // Introspection; graphql-js limits it by a validation rule.
    if (!field) return 1
    const inner = getNamedType(field.type)
    const childrenCost =
      node.selectionSet && isObjectType(inner)
        ? lengthOf(node, field, variables) * costOfSet(node.selectionSet, inner)
        : 0
    return ownCost(field, type, schema) + childrenCost
  }

  return costOfSet(operation.selectionSet, schema.getQueryType()!)
}

function ownCost(field: GraphQLField<unknown, unknown>, type: GraphQLObjectType, schema: GraphQLSchema): number {
  const stored = storedField(field)
  return type === schema.getQueryType() || stored?.type === 'join' || (stored && htmlSource(stored)) ? statementCost : 1
}

/**
 * The largest number of documents or rows of a field. The `docs` of a page count as one, as the page itself is
 * multiplied.
 */
function lengthOf(node: FieldNode, field: GraphQLField<unknown, unknown>, variables: CostInput['variables']): number {
  if (field.name === 'docs') return 1
  if (field.args.some(({ name }) => name === 'limit')) {
    const limitArgument = node.arguments?.find(({ name }) => name.value === 'limit')
    const limit: unknown = limitArgument ? valueFromASTUntyped(limitArgument.value, variables) : undefined
    if (typeof limit === 'number') return limit > 0 ? Math.min(limit, publicPageLimit) : publicPageLimit
    return storedField(field)?.type === 'join' ? defaultLengths.join : defaultLengths.page
  }
  return isList(field.type) ? defaultLengths.list : 1
}

const isList = (type: unknown): boolean => isListType(type) || (isNonNullType(type) && isList(type.ofType))
