import type { ReviewPreset } from '../../../../src/workflow/definition.js'
import type { Seen, Words } from './observe.js'

type Run = { readonly levels: number; readonly words: Words; readonly approvals: readonly string[] }
export type Live = {
  readonly words: Words
  readonly authors: ReadonlySet<string>
  readonly approvals: readonly string[]
  readonly levels: number
}

/** What somebody did and what came of it. */
export type Done = {
  readonly actor: string | null
  readonly isDone: boolean
  readonly told: string
  readonly transition?: string
  readonly id?: string
  readonly copyOf?: string
  readonly preset?: ReviewPreset
  readonly withoutVersions?: boolean
}

const levels: Record<ReviewPreset, number> = { single: 1, threeReviews: 3 }
const ends = ['withdraw', 'requestChanges', 'revise', 'restore', 'archive', 'emergencyTakeDown']

/**
 * The walk's own account of who wrote what and who approved it. It goes by what was asked, whether that was done, and by how the
 * words changed: never by what the product has recorded of it.
 */
export class Model {
  readonly authors = new Map<string, Set<string>>()
  readonly live = new Map<string, Live>()
  /** Documents that were made in the database without a version, or whose versions were deleted there: they may have no newest one. */
  readonly shortened = new Set<string>()
  readonly #runs = new Map<string, Run>()
  #preset: ReviewPreset = 'single'

  runOf = (id: string): Run | undefined => this.#runs.get(id)

  /** Takes in what was done. @returns what must not have been possible */
  learn(done: Done, before: Seen, after: Seen): string[] {
    this.#learnWords(done, before, after)
    if (!done.isDone) return []
    if (done.preset) this.#preset = done.preset
    return done.transition && done.id ? this.#learnTransition(done.transition, done.id, done.actor, after) : []
  }

  #learnWords({ actor, copyOf, withoutVersions }: Done, before: Seen, after: Seen): void {
    for (const [id, { words }] of newest(after)) {
      const known = newest(before).get(id)
      if (known?.words === words) continue
      const authors = this.authors.get(id) ?? new Set(copyOf ? this.authors.get(copyOf) : [])
      this.authors.set(id, authors)
      if (actor) authors.add(actor)
      this.#runs.delete(id)
    }
    for (const id of before.rows.keys()) if (!after.rows.has(id)) this.#forget(id)
    if (withoutVersions) for (const id of after.rows.keys()) if (!after.working.has(id)) this.shortened.add(id)
  }

  #forget(id: string): void {
    for (const map of [this.authors, this.#runs]) map.delete(id)
  }

  #learnTransition(name: string, id: string, actor: string | null, after: Seen): string[] {
    const words = newest(after).get(id)?.words ?? ''
    const run = this.#runs.get(id)
    const authors = this.authors.get(id) ?? new Set()
    if (actor === null) return [`${name} was done for nobody`]
    if (name === 'submit') {
      this.authors.set(id, authors.add(actor))
      this.#runs.set(id, { levels: levels[this.#preset], words, approvals: [] })
    }
    if (ends.includes(name)) this.#runs.delete(id)
    if (name === 'archive' || name === 'emergencyTakeDown') this.live.delete(id)
    if (name === 'approve') {
      if (run) this.#runs.set(id, { ...run, approvals: [...run.approvals, actor] })
      return faults(
        [!run, 'approved without a submission'],
        [run?.words !== words, 'approved other words than were submitted'],
        [authors.has(actor), 'approved by an author'],
        [run?.approvals.includes(actor), 'approved twice by one person'],
      )
    }
    if (name !== 'publish') return []
    this.#runs.delete(id)
    this.live.set(id, {
      words,
      authors: new Set(authors),
      approvals: run?.approvals ?? [],
      levels: run?.levels ?? Infinity,
    })
    return faults(
      [!run, 'published without a review'],
      [run?.words !== words, 'published other words than were approved'],
      [run && run.approvals.length !== run.levels, 'published without every level'],
    )
  }
}

/** The working version of each document, or its only row. */
const newest = ({ rows, working }: Seen): ReadonlyMap<string, { words: Words }> =>
  new Map([...rows].map(([id, row]) => [id, working.get(id) ?? row]))

const faults = (...found: [unknown, string][]): string[] =>
  found.filter(([isFault]) => isFault).map(([, fault]) => fault)
