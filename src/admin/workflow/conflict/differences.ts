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
export const differences = (fields: readonly NamedField[], base: Values, mine: Values, theirs: Values): Difference[] =>
  fields.flatMap((field): Difference[] => {
    const { name } = field
    const [was, here, there] = [base[name], mine[name], theirs[name]].map(plain)
    if (here === there || (here === was && there === was)) return []
    return [
      {
        field,
        mine: mine[name],
        theirs: theirs[name],
        side: here === was ? 'theirs' : there === was ? 'mine' : undefined,
      },
    ]
  })

/** A value as text that is the same for what means the same: a form leaves out what a document says is empty. */
const plain = (value: unknown): string => JSON.stringify(bare(value)) ?? 'null'

function bare(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return undefined
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value).map(([name, one]) => [name, bare(one)] as const)
  const said = entries.filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return said.length === 0 ? undefined : Object.fromEntries(said)
}
