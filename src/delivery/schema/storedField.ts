import type { GraphQLFieldExtensions } from 'graphql'
import type { FlattenedField } from 'payload'

const key = Symbol.for('dashiji.delivery.storedField')

type Extended = { readonly extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>> }

/** The field of a collection that a field of the schema shows; undefined for fields that are about the answer itself. */
export const storedField = ({ extensions }: Extended): FlattenedField | undefined =>
  (extensions as Record<symbol, FlattenedField | undefined>)[key]

/** The extensions that tell `storedField` what a field of the schema shows. */
export const showing = (field: FlattenedField): Record<symbol, FlattenedField> => ({ [key]: field })
