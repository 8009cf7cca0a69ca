import { parseArgs } from 'node:util'

import { z } from 'zod'

import type { Head } from './verifyChain.js'

export type Arguments =
  { readonly does: 'head' } | { readonly does: 'verify'; readonly json: boolean; readonly head?: string }

/** What the command takes, for whoever used it wrongly. */
export const usage = '用法 / Usage: npm run audit -- verify [--head FILE|JSON] [--json] · npm run audit -- head'

/** Reads the arguments of the command; `undefined` when they are not of its form. */
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

/** Reads a head that was kept; `undefined` when it is none. */
export function readHead(json: string): Head | undefined {
  try {
    const { sequence, hash } = headSchema.parse(JSON.parse(json))
    return { sequence, hash }
  } catch {
    return undefined
  }
}
