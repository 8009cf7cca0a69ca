import type { Bilingual, Option } from '../vocabulary/bilingual.js'

/** What a code stands for: its HTTP status, and what a person reads. `{name}` is a place for a value. */
export type ErrorDefinition = {
  readonly status: number
  readonly message: Bilingual
  /**
   * For values that are stored choices, such as a state: a person reads the label of the choice in place of its key.
   */
  readonly options?: Readonly<Record<string, readonly Option[]>>
}
