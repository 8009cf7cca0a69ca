import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

export type Measure = { readonly depth: number; readonly aliases: number; readonly roots: number }

/**
 * Depth, aliases and root fields of a document with its fragments expanded. Each fragment is measured once: expanding
 * it at every spread would be exponential.
 */
export function measureDocument(document: DocumentNode): Measure {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const measuredFragments = new Map<string, Measure>()
  const measures = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? measure(definition.selectionSet, fragments, measuredFragments) : [],
  )
  return { depth: maxOf(measures, 'depth'), aliases: maxOf(measures, 'aliases'), roots: maxOf(measures, 'roots') }
}

const maxOf = (measures: Measure[], name: keyof Measure): number =>
  measures.reduce((highest, one) => Math.max(highest, one[name]), 0)

function measure(
  set: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  measuredFragments: Map<string, Measure>,
): Measure {
  let [depth, aliases, roots] = [0, 0, 0]
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      // Introspection is deep by nature; graphql-js limits it by a validation rule.
      const inner =
        selection.selectionSet && !selection.name.value.startsWith('__')
          ? measure(selection.selectionSet, fragments, measuredFragments)
          : { depth: 0, aliases: 0, roots: 0 }
      depth = Math.max(depth, 1 + inner.depth)
      aliases += inner.aliases + (selection.alias ? 1 : 0)
      roots += 1
    } else {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? measure(selection.selectionSet, fragments, measuredFragments)
          : measureFragment(selection.name.value, fragments, measuredFragments)
      depth = Math.max(depth, inner.depth)
      aliases += inner.aliases
      roots += inner.roots
    }
  }
  return { depth, aliases, roots }
}

function measureFragment(
  name: string,
  fragments: Map<string, FragmentDefinitionNode>,
  measuredFragments: Map<string, Measure>,
): Measure {
  const knownMeasure = measuredFragments.get(name)
  if (knownMeasure) return knownMeasure
  // A preliminary value ends the recursion for a fragment that spreads itself; validation refuses it afterwards.
  measuredFragments.set(name, { depth: 0, aliases: 0, roots: 0 })
  const fragment = fragments.get(name)
  const result = fragment
    ? measure(fragment.selectionSet, fragments, measuredFragments)
    : { depth: 0, aliases: 0, roots: 0 }
  measuredFragments.set(name, result)
  return result
}

/** Counts the values in an input at any depth; stops once the count exceeds `max`. */
export function countValues(input: unknown, max: number): number {
  let count = 0
  // A stack instead of recursion, since the client chooses the depth.
  const stack: unknown[] = [input]
  while (stack.length > 0 && count <= max) {
    const value = stack.pop()
    count += 1
    if (typeof value === 'object' && value !== null) stack.push(...Object.values(value))
  }
  return count
}

/**
 * The limits of one query; pages of websites need about a tenth of them. A refusal names the limit and the value, so
 * that the query can be reduced or split.
 */
export const queryLimits = {
  /** Lexical tokens: parsing time is linear in them, validation time quadratic. */
  tokens: 2000,
  /** Nesting depth of fields. */
  depth: 14,
  /** Aliased fields, by which an expensive field can be queried many times. */
  aliases: 30,
  /** Root fields, aliased ones included. */
  roots: 15,
  /** Values in the variables, at any depth. */
  values: 1000,
  /** The result of `costOf`: about one for each value in the response and twenty for each database statement. */
  cost: 50_000,
} as const
