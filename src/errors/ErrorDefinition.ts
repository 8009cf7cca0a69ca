import type { Bilingual } from '../vocabulary/bilingual.js'

/** What a code stands for: its HTTP status, and what a person reads. */
export type ErrorDefinition = { readonly status: number; readonly message: Bilingual }
