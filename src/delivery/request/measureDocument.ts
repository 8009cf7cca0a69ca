import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

export type Measure = { readonly depth: number; readonly aliases: number; readonly roots: number }

/** What is inside other fields, fragments unfolded. A fragment is measured once, however often it is spread: unfolding each time would double with every level. */
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
      // Introspection goes deep by nature; a rule of its own bounds it.
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
  // Stands in while it is measured, so that a fragment that spreads itself comes to an end; validation names it then.
  measuredFragments.set(name, { depth: 0, aliases: 0, roots: 0 })
  const fragment = fragments.get(name)
  const result = fragment
    ? measure(fragment.selectionSet, fragments, measuredFragments)
    : { depth: 0, aliases: 0, roots: 0 }
  measuredFragments.set(name, result)
  return result
}

/** How many values an input holds, however nested; stops counting beyond `most`. */
export function countValues(input: unknown, max: number): number {
  let count = 0
  // A stack and not recursion: the depth is the sender's choice.
  const stack: unknown[] = [input]
  while (stack.length > 0 && count <= max) {
    const value = stack.pop()
    count += 1
    if (typeof value === 'object' && value !== null) stack.push(...Object.values(value))
  }
  return count
}

/**
 * How much one query may ask for. Websites' pages need a tenth of it; what is refused is told its number, so that it can
 * be made smaller or parted.
 */
export const queryLimits = {
  /** Words and signs of the query's text: parsing and validation grow with them, validation with their square. */
  tokens: 2000,
  /** Fields below each other. */
  depth: 14,
  /** Fields under another name: the way to ask the same expensive question many times. */
  aliases: 30,
  /** Queries at the root, aliases included. */
  roots: 15,
  /** Values in the variables, however nested. */
  values: 1000,
  /** What `costOf` adds up to: about the values of the answer, and twenty for each statement to the database. */
  cost: 50_000,
} as const
