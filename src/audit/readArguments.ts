import { parseArgs } from 'node:util'

import { z } from 'zod'

import type { Head } from './verifyChain.js'

export type Arguments =
  { readonly does: 'head' } | { readonly does: 'verify'; readonly json: boolean; readonly head?: string }

/** Printed when the arguments are wrong. */
export const usage = '用法 / Usage: npm run audit -- verify [--head FILE|JSON] [--json] · npm run audit -- head'

/** Parses the arguments of `npm run audit`; `undefined` when they are not valid. */
export function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { head: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const { head, json } = values
    const [does, ...more] = positionals
    if (more.length > 0 || head === '') return undefined
    if (does === 'head' && head === undefined && !json) return { does }
    return does === 'verify' ? { does, json, ...(head !== undefined && { head }) } : undefined
  } catch {
    return undefined
  }
}

const headSchema = z.object({ sequence: z.number().int().nonnegative(), hash: z.string().regex(/^([0-9a-f]{64})?$/) })

/** Parses a saved head (`npm run audit -- head`); `undefined` when the JSON is not one. */
export function readHead(json: string): Head | undefined {
  try {
    const { sequence, hash } = headSchema.parse(JSON.parse(json))
    return { sequence, hash }
  } catch {
    return undefined
  }
}
