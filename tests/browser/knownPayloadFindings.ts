import type { Bilingual } from '../../src/vocabulary/bilingual.js'

/** What axe finds in Payload's own components and we cannot correct. A test fails once one no longer occurs. */
export type KnownFinding = { readonly rule: string; readonly selector: string; readonly reason: Bilingual }

export const knownPayloadFindings: readonly KnownFinding[] = []
