import type { GraphQLFieldExtensions } from 'graphql'
import type { FlattenedField } from 'payload'

import { never } from '../../access/can.js'

const key = Symbol.for('dashiji.delivery.storedField')

type Extended = { readonly extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>> }

/** The field of a collection that a field of the schema shows; undefined for fields that are about the answer itself. */
export const storedField = ({ extensions }: Extended): FlattenedField | undefined =>
  (extensions as Record<symbol, FlattenedField | undefined>)[key]

/** The extensions that tell `storedField` what a field of the schema shows. */
export const storedFieldExtension = (field: FlattenedField): Record<symbol, FlattenedField> => ({ [key]: field })

/** What Payload adds to accounts beside the address: keys and sessions, which are no content. */
const accountFields = ['enableAPIKey', 'apiKey', 'apiKeyIndex', 'sessions', 'collection']

/** Tells whether a field stays out of the schema: nobody is ever shown its value, so it would be null for everyone. */
export const isPrivate = (field: FlattenedField, isAccount: boolean): boolean =>
  ('hidden' in field && field.hidden === true) ||
  ('access' in field && field.access?.read === never) ||
  (isAccount && accountFields.includes(field.name))
