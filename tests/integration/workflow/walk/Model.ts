import type { ReviewPreset } from '../../../../src/workflow/policy/definition.js'
import type { Observation, VisibleContent } from './observe.js'

type Run = { readonly levels: number; readonly content: VisibleContent; readonly approvals: readonly string[] }
export type Live = {
  readonly content: VisibleContent
  readonly authors: ReadonlySet<string>
  readonly approvals: readonly string[]
  readonly levels: number
}

/** What somebody tried, and its result. */
export type CallResult = {
  readonly actor: string | null
  readonly isDone: boolean
  readonly log: string
  readonly transition?: string
  readonly id?: string
  readonly copyOf?: string
  readonly preset?: ReviewPreset
  readonly withoutVersions?: boolean
}

const levels: Record<ReviewPreset, number> = { single: 1, threeReviews: 3 }
const reviewEndingTransitions = ['withdraw', 'requestChanges', 'revise', 'restore', 'archive', 'emergencyTakeDown']

/**
 * The walk's own account of who wrote what and who approved it. It goes by the requests, their success and the changes
 * of the text, never by the product's records or policy: for that reason it names the transitions itself.
 */
export class Model {
  readonly authors = new Map<string, Set<string>>()
  readonly live = new Map<string, Live>()
  /** Documents that were created in the database without a version, or whose versions were deleted there. */
  readonly withMissingVersions = new Set<string>()
  readonly #runs = new Map<string, Run>()
  #preset: ReviewPreset = 'single'

  runOf = (id: string): Run | undefined => this.#runs.get(id)

  /** Applies a result. @returns what must not have been possible */
  apply(result: CallResult, before: Observation, after: Observation): string[] {
    this.#applyContent(result, before, after)
    if (!result.isDone) return []
    if (result.preset) this.#preset = result.preset
    return result.transition && result.id
      ? this.#applyTransition(result.transition, result.id, result.actor, after)
      : []
  }

  #applyContent({ actor, copyOf, withoutVersions }: CallResult, before: Observation, after: Observation): void {
    for (const [id, { content }] of newestContent(after)) {
      const known = newestContent(before).get(id)
      if (known?.content === content) continue
      const authors = this.authors.get(id) ?? new Set(copyOf ? this.authors.get(copyOf) : [])
      this.authors.set(id, authors)
      if (actor) authors.add(actor)
      this.#runs.delete(id)
    }
    for (const id of before.rows.keys()) if (!after.rows.has(id)) this.#forget(id)
    if (withoutVersions)
      for (const id of after.rows.keys()) if (!after.working.has(id)) this.withMissingVersions.add(id)
  }

  #forget(id: string): void {
    for (const map of [this.authors, this.#runs]) map.delete(id)
  }

  #applyTransition(name: string, id: string, actor: string | null, after: Observation): string[] {
    const content = newestContent(after).get(id)?.content ?? ''
    const run = this.#runs.get(id)
    const authors = this.authors.get(id) ?? new Set()
    if (actor === null) return [`${name} was done for nobody`]
    if (name === 'submit') {
      this.authors.set(id, authors.add(actor))
      this.#runs.set(id, { levels: levels[this.#preset], content, approvals: [] })
    }
    if (reviewEndingTransitions.includes(name)) this.#runs.delete(id)
    if (name === 'archive' || name === 'emergencyTakeDown') this.live.delete(id)
    if (name === 'approve') {
      if (run) this.#runs.set(id, { ...run, approvals: [...run.approvals, actor] })
      return faults(
        [!run, 'approved without a submission'],
        [run?.content !== content, 'approved other words than were submitted'],
        [authors.has(actor), 'approved by an author'],
        [run?.approvals.includes(actor), 'approved twice by one person'],
      )
    }
    if (name !== 'publish') return []
    this.#runs.delete(id)
    this.live.set(id, {
      content,
      authors: new Set(authors),
      approvals: run?.approvals ?? [],
      levels: run?.levels ?? Infinity,
    })
    return faults(
      [!run, 'published without a review'],
      [run?.content !== content, 'published other words than were approved'],
      [run && run.approvals.length !== run.levels, 'published without every level'],
    )
  }
}

/** The working version of each document, or its only row. */
const newestContent = ({ rows, working }: Observation): ReadonlyMap<string, { content: VisibleContent }> =>
  new Map([...rows].map(([id, row]) => [id, working.get(id) ?? row]))

const faults = (...found: [unknown, string][]): string[] =>
  found.filter(([isFault]) => isFault).map(([, fault]) => fault)
