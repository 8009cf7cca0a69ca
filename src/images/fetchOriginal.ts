import { mimeTypeOf } from './mimeTypeOf.js'
import { requestOnce, type Limits } from './requestOnce.js'

/** Why there is no original: what the address is, what the network said, or what came back. */
export type FetchFailure =
  | 'badAddress'
  | 'addressNotPublic'
  | 'unreachable'
  | 'timedOut'
  | 'tooManyRedirects'
  | 'refusedByServer'
  | 'tooLarge'
  | 'notAnImage'

export type FetchedOriginal =
  { ok: true; buffer: Buffer; mimeType: string } | { ok: false; reason: FetchFailure; detail?: string }

type Options = {
  /** Milliseconds for everything together, redirects included. */
  timeoutMs: number
  /** The most bytes a body may have. */
  maxBytes: number
  /** Which IP addresses may be connected to; only tests give it. */
  isAllowed?: Limits['isAllowed']
}

const mostRedirects = 3

/**
 * Fetches an image from the address at which it was first published. The address comes from a document that somebody else wrote:
 * only public addresses are connected to, each redirect is judged anew, and time, bytes and redirects are bounded.
 * Never throws; without a network it answers as soon as the resolver does.
 * @param url http or https
 * @returns the bytes and the type that they show, whatever the server called them
 */
export async function fetchOriginal(
  url: string,
  { timeoutMs, maxBytes, isAllowed }: Options,
): Promise<FetchedOriginal> {
  const signal = AbortSignal.timeout(timeoutMs)
  let next: string | undefined = url
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await requestOnce(next, { signal, maxBytes, ...(isAllowed ? { isAllowed } : {}) })
    if ('reason' in answer) return { ok: false, ...answer }
    if ('buffer' in answer) return judge(answer.buffer)
    next = answer.redirect
  }
  return { ok: false, reason: 'tooManyRedirects' }
}

function judge(buffer: Buffer): FetchedOriginal {
  const mimeType = mimeTypeOf(buffer)
  return mimeType ? { ok: true, buffer, mimeType } : { ok: false, reason: 'notAnImage' }
}
