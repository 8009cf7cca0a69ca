import type { PayloadRequest } from 'payload'

import { workflowSettingsSlug } from '../vocabulary/slugs.js'
import { reviewPresets, type ReviewPreset } from './definition.js'
import type { Run } from './Situation.js'

/** The levels at which a text of a collection is reviewed by today's rules. */
export async function levelsOf(req: PayloadRequest, slug: string): Promise<Run['levels']> {
  const settings = (await req.payload.db.findGlobal({ slug: workflowSettingsSlug, req })) as Record<
    string,
    unknown
  > | null
  const chosen = settings?.[slug] ?? 'single'
  // What cannot be read must not come to mean fewer eyes.
  const preset: ReviewPreset =
    typeof chosen === 'string' && Object.hasOwn(reviewPresets, chosen) ? (chosen as ReviewPreset) : 'threeReviews'
  return reviewPresets[preset].map(({ key, right }) => ({ key, right }))
}
