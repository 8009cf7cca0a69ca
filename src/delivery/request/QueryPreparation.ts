import {
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'

import { codes, type ErrorCode } from '../../errors/codes.js'
import { costOf } from './costOf.js'
import { countValues, measureDocument, queryLimits } from './measureDocument.js'
import type { QueryParameters } from './readParameters.js'
import { refuseRequest, requestError, RequestRefusal } from './RequestRefusal.js'

type PreparedQuery = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>

const maxKeptLength = 16_384

/**
 * Parses a query, validates it against the schema and checks its limits and variables. Results that depend on the text
 * alone are cached.
 */
export class QueryPreparation {
  readonly #documents: LRUCache<string, DocumentNode>

  constructor(
    readonly schema: GraphQLSchema,
    capacity = 500,
  ) {
    this.#documents = new LRUCache({ max: capacity })
  }

  /** @throws RequestRefusal with all errors of the first step that fails */
  prepare(text: string, { operationName, variables = {} }: QueryParameters): PreparedQuery {
    const document = this.#documentOf(text)
    const operation = chooseOperation(document, operationName)
    if (countValues(variables, queryLimits.values) > queryLimits.values)
      throw refuseRequest('tooManyVariables', { limit: queryLimits.values })
    const { coerced, errors } = getVariableValues(this.schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: 10,
    })
    if (errors) throw refusalOf('variablesInvalid', errors)
    const cost = costOf({ schema: this.schema, operation, fragments: fragmentsOf(document), variables: coerced })
    if (cost > queryLimits.cost) throw refuseRequest('queryTooCostly', { cost, limit: queryLimits.cost })
    return { schema: this.schema, document, operationName, variableValues: variables }
  }

  #documentOf(text: string): DocumentNode {
    const cached = this.#documents.get(text)
    if (cached) return cached
    const document = parseQuery(text)
    enforceLimits(document)
    const errors = validate(this.schema, document, undefined, { maxErrors: 10 })
    if (errors.length > 0) throw refusalOf('queryInvalid', errors)
    if (text.length <= maxKeptLength) this.#documents.set(text, document)
    return document
  }
}

function parseQuery(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: queryLimits.tokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (
      error.message.includes(`more that ${queryLimits.tokens} tokens`) ||
      error.message.includes(`more than ${queryLimits.tokens} tokens`)
    )
      throw refuseRequest('queryTooLong', { limit: queryLimits.tokens })
    throw refusalOf('querySyntax', [error])
  }
}

function enforceLimits(document: DocumentNode): void {
  const hasNonQuery = document.definitions.some(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== 'query',
  )
  if (hasNonQuery) throw refuseRequest('onlyQueries')
  const { depth, aliases, roots } = measureDocument(document)
  if (depth > queryLimits.depth) throw refuseRequest('queryTooDeep', { depth, limit: queryLimits.depth })
  if (aliases > queryLimits.aliases)
    throw refuseRequest('tooManyAliases', { count: aliases, limit: queryLimits.aliases })
  if (roots > queryLimits.roots) throw refuseRequest('tooManyQueries', { count: roots, limit: queryLimits.roots })
}

function chooseOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const chosen =
    name === undefined
      ? operations.length === 1
        ? operations[0]
        : undefined
      : operations.find((operation) => operation.name?.value === name)
  if (!chosen)
    throw refuseRequest('operationUnknown', {
      names: operations
        .map((operation) => operation.name?.value ?? '')
        .filter(Boolean)
        .join(', '),
    })
  return chosen
}

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )

const refusalOf = (code: ErrorCode, errors: readonly GraphQLError[]): RequestRefusal =>
  new RequestRefusal(
    codes[code].status,
    errors.map((error) => requestError(code, { detail: error.message }, error.locations)),
  )
