import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'

export type Measure = { readonly depth: number; readonly aliases: number; readonly roots: number }

/** What is inside other fields, fragments unfolded. A fragment is measured once, however often it is spread: unfolding each time would double with every level. */
export function measureDocument(document: DocumentNode): Measure {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const known = new Map<string, Measure>()
  const measures = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? measure(definition.selectionSet, fragments, known) : [],
  )
  return { depth: most(measures, 'depth'), aliases: most(measures, 'aliases'), roots: most(measures, 'roots') }
}

const most = (measures: Measure[], name: keyof Measure): number =>
  measures.reduce((highest, one) => Math.max(highest, one[name]), 0)

function measure(
  set: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  known: Map<string, Measure>,
): Measure {
  let [depth, aliases, roots] = [0, 0, 0]
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      // Introspection goes deep by nature; a rule of its own bounds it.
      const inner =
        selection.selectionSet && !selection.name.value.startsWith('__')
          ? measure(selection.selectionSet, fragments, known)
          : { depth: 0, aliases: 0, roots: 0 }
      depth = Math.max(depth, 1 + inner.depth)
      aliases += inner.aliases + (selection.alias ? 1 : 0)
      roots += 1
    } else {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? measure(selection.selectionSet, fragments, known)
          : ofFragment(selection.name.value, fragments, known)
      depth = Math.max(depth, inner.depth)
      aliases += inner.aliases
      roots += inner.roots
    }
  }
  return { depth, aliases, roots }
}

function ofFragment(
  name: string,
  fragments: Map<string, FragmentDefinitionNode>,
  known: Map<string, Measure>,
): Measure {
  const before = known.get(name)
  if (before) return before
  // Stands in while it is measured, so that a fragment that spreads itself comes to an end; validation names it then.
  known.set(name, { depth: 0, aliases: 0, roots: 0 })
  const fragment = fragments.get(name)
  const found = fragment ? measure(fragment.selectionSet, fragments, known) : { depth: 0, aliases: 0, roots: 0 }
  known.set(name, found)
  return found
}
