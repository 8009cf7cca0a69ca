import { projectPath } from '../config/projectPath.js'

import type { Config } from 'payload'

/** Introspection stays enabled in production: the schema is public, and committed as schema.graphql. */
export const graphqlOptions: Config['graphQL'] = {
  disablePlaygroundInProduction: true,
  disableIntrospectionInProduction: false,
  schemaOutputFile: projectPath('schema.graphql'),
}
