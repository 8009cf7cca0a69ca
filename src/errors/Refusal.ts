import type { Text } from '../vocabulary/text.js'

/** What a code stands for: its HTTP status, and what a person reads. */
export type Refusal = { readonly status: number; readonly message: Text }
