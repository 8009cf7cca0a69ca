import { z } from 'zod'

/** A known event of the chain, as a rule its last one. */
export type Head = { readonly sequence: number; readonly hash: string }

const schema = z.object({ sequence: z.number().int().nonnegative(), hash: z.string().regex(/^([0-9a-f]{64})?$/) })

/** Parses a saved head (`npm run audit -- head`); `undefined` when the JSON is not one. */
export function readHead(json: string): Head | undefined {
  try {
    const { sequence, hash } = schema.parse(JSON.parse(json))
    return { sequence, hash }
  } catch {
    return undefined
  }
}
