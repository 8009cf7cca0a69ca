import type { GraphQLFieldExtensions } from 'graphql'
import type { FlattenedField } from 'payload'

import { isInternal } from '../../fields/publicPath.js'
import { never } from '../../access/can.js'

const key = Symbol.for('dashiji.delivery.storedField')

type Extended = { readonly extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>> }

/** The collection field behind a field of the schema; undefined for fields such as `totalDocs`. */
export const storedField = ({ extensions }: Extended): FlattenedField | undefined =>
  (extensions as Record<symbol, FlattenedField | undefined>)[key]

/** The extensions by which `storedField` finds the collection field. */
export const storedFieldExtension = (field: FlattenedField): Record<symbol, FlattenedField> => ({ [key]: field })

/** Fields that Payload adds to accounts (keys and sessions) and that are not content. */
const accountFields = ['enableAPIKey', 'apiKey', 'apiKeyIndex', 'sessions', 'collection']

/** Tells whether a field is left out of the schema, since nobody may read it. */
export const isPrivate = (field: FlattenedField, isAccount: boolean): boolean =>
  ('hidden' in field && field.hidden === true) ||
  ('access' in field && field.access?.read === never) ||
  isInternal(field) ||
  (isAccount && accountFields.includes(field.name))
