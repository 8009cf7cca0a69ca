import type { FieldNode, GraphQLOutputType, GraphQLResolveInfo } from 'graphql'
import type { SelectIncludeType } from 'payload'

import { below } from './fieldsIn.js'
import { selectOf } from './selectOf.js'

/** What to read of the documents that some fields of a query show. */
export function documentSelect(
  fieldNodes: readonly FieldNode[],
  returnType: GraphQLOutputType,
  fragments: GraphQLResolveInfo['fragments'],
): SelectIncludeType {
  const { sets, type } = below({ fieldNodes, returnType })
  return selectOf(sets, type, fragments)
}
