import type { Config } from 'payload'

type Mutations = NonNullable<NonNullable<Config['graphQL']>['mutations']>

/**
 * The one field of GraphQL's `Mutation`, which does nothing. Payload always makes that type, GraphQL refuses a whole schema for an
 * empty one, and nothing here is to be written through GraphQL.
 */
export const noMutations: Mutations = (GraphQL) => ({
  none: {
    type: GraphQL.GraphQLBoolean,
    description: '没有可用的写操作：网站只读，编辑通过管理界面或 REST。 Nothing can be written here: websites read; people write through the admin or REST.',
    resolve: () => null,
  },
})
