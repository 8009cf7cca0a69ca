import type { NamedField } from '../words/fieldLabels.js'

type Values = Readonly<Record<string, unknown>>
export type Side = 'mine' | 'theirs'

/** A field that somebody changed since the document was last saved here. */
export type Difference = {
  readonly field: NamedField
  readonly mine: unknown
  readonly theirs: unknown
  /** Whose it is, when only one of the two changed it; else somebody has to choose. */
  readonly side: Side | undefined
}

/** Compares what is in the form and what is stored now with what both came from. */
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

/** A value as text that is the same for what means the same: a form leaves out what a document says is empty. */
const normalisedJson = (value: unknown): string => JSON.stringify(withoutEmptyValues(value)) ?? 'null'

function withoutEmptyValues(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return undefined
  if (Array.isArray(value)) return value.map(withoutEmptyValues)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, one]) => [name, withoutEmptyValues(one)] as const)
  const nonEmptyEntries = entries.filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return nonEmptyEntries.length === 0 ? undefined : Object.fromEntries(nonEmptyEntries)
}
