import { APIError } from 'payload'

import { codes } from '../errors/codes.js'
import { message } from '../errors/message.js'
import type { Blocker } from './decide.js'

/** One reason as it is sent: the code for programs, the text for people. */
export type ShownBlocker = { readonly code: string; readonly message: string }

/** The blockers in words. */
export const shown = (blockers: readonly Blocker[]): ShownBlocker[] =>
  blockers.map(({ code, values }) => ({ code, message: message(code, values) }))

/** The error of a transition that is closed: 409 when what was seen is old, 403 when it is for others, else 422. */
export function transitionRefused(blockers: readonly Blocker[], details: Record<string, unknown> = {}): APIError {
  const statuses = blockers.map(({ code }) => codes[code].status)
  const status = [409, 403].find((one) => statuses.includes(one as (typeof statuses)[number])) ?? 422
  const all = shown(blockers)
  return new APIError(
    all.map((one) => one.message).join(' '),
    status,
    {
      code: blockers.find(({ code }) => codes[code].status === status)?.code ?? blockers[0]!.code,
      codes: all.map(({ code }) => code),
      errors: all,
      ...details,
    },
    true,
  )
}
