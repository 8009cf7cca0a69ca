import canonicalize from 'canonicalize'

import type { NamedField } from '../words/fieldLabels.js'

type Values = Readonly<Record<string, unknown>>
export type Side = 'mine' | 'theirs'

/** A field that differs between the form and the stored document. */
export type Difference = {
  readonly field: NamedField
  readonly mine: unknown
  readonly theirs: unknown
  /** Who changed it, when only one of the two did; otherwise undefined, and the user has to choose. */
  readonly side: Side | undefined
}

/**
 * Three-way comparison of fields.
 * @param base the document that both sides started from
 * @param mine the values in the form
 * @param theirs the document as it is stored now
 */
export const findDifferences = (
  fields: readonly NamedField[],
  base: Values,
  mine: Values,
  theirs: Values,
): Difference[] =>
  fields.flatMap((field): Difference[] => {
    const { name } = field
    const [baseJson, myJson, theirJson] = [base[name], mine[name], theirs[name]].map(normalisedJson)
    if (myJson === theirJson || (myJson === baseJson && theirJson === baseJson)) return []
    return [
      {
        field,
        mine: mine[name],
        theirs: theirs[name],
        side: myJson === baseJson ? 'theirs' : theirJson === baseJson ? 'mine' : undefined,
      },
    ]
  })

/** JSON that is equal for equivalent values: a form omits fields that a stored document has as empty. */
const normalisedJson = (value: unknown): string => canonicalize(withoutEmptyValues(value)) ?? 'null'

function withoutEmptyValues(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return undefined
  if (Array.isArray(value)) return value.map(withoutEmptyValues)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, one]) => [name, withoutEmptyValues(one)] as const)
  const nonEmptyEntries = entries.filter(([, one]) => one !== undefined)
  return nonEmptyEntries.length === 0 ? undefined : Object.fromEntries(nonEmptyEntries)
}
