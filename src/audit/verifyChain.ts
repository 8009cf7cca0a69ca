import type { Payload } from 'payload'

import { chainOf, type ChainReader, type KeptEvent } from './ChainReader.js'
import { chainKey, hashOf } from './hashOf.js'

/** The last event that somebody knows of. */
export type Head = { readonly sequence: number; readonly hash: string }

export type Break = {
  /** The first event that is not as it was stored, or is not there. */
  readonly sequence: number
  readonly reason: 'missing' | 'outOfOrder' | 'altered' | 'notLinked' | 'cutOff' | 'otherHead' | 'stray'
}

export type Verdict = {
  readonly ok: boolean
  /** How many events were found whole. */
  readonly count: number
  /** The last of them. */
  readonly head: Head
  readonly broken?: Break
}

export type VerifyOptions = {
  /** An event from which on to verify: everything before it was found whole. It must still be there. */
  readonly since?: Head
  /** A head that was taken earlier and kept elsewhere. Only with it can be seen that the newest events were cut off. */
  readonly expectedHead?: Head
  readonly onProgress?: (count: number) => void
}

const pageSize = 500

/** Walks the whole chain and names the first event that is missing, altered, out of order or not linked to the one before it. */
export const verifyChain = (payload: Payload, options?: VerifyOptions): Promise<Verdict> =>
  verifyEvents(chainOf(payload), options)

/** The same for a chain that is read without Payload. */
export async function verifyEvents(
  chain: ChainReader,
  { since: asked, expectedHead, onProgress }: VerifyOptions = {},
): Promise<Verdict> {
  const key = chainKey()
  // An earlier head is judged on the way.
  const since =
    asked && asked.sequence > 0 && asked.sequence <= (expectedHead?.sequence ?? Infinity) ? asked : undefined
  let head: Head = { sequence: since ? since.sequence - 1 : 0, hash: '' }
  let count = 0
  const broken = (reason: Break['reason'], sequence = head.sequence + 1): Verdict => ({
    ok: false,
    count,
    head,
    broken: { sequence, reason },
  })

  for (;;) {
    const page = await chain.after(head.sequence, pageSize)
    for (const event of page) {
      const isFirst = since !== undefined && count === 0
      const reason =
        faultOf(event, head, isFirst, key) ??
        (isOther(event, expectedHead) || (isFirst && isOther(event, since)) ? 'otherHead' : undefined)
      if (reason) return broken(reason)
      head = { sequence: event.sequence, hash: event.hash }
      count += 1
    }
    if (page.length < pageSize) break
    onProgress?.(count)
  }
  if (since && count === 0) return broken('cutOff')
  if (expectedHead && head.sequence < expectedHead.sequence) return broken('cutOff')
  // One with a number that was given twice, or with none at all.
  if ((await chain.countUpTo(head.sequence)) !== head.sequence) return broken('stray', head.sequence)
  return { ok: true, count, head }
}

function faultOf(event: KeptEvent, before: Head, isFirst: boolean, key: Buffer): Break['reason'] | undefined {
  const expected = before.sequence + 1
  if (!Number.isInteger(event.sequence) || event.sequence < expected) return 'outOfOrder'
  if (event.sequence > expected) return 'missing'
  if (hashOf(event, key) !== event.hash) return 'altered'
  return isFirst || (event.previousHash ?? '') === before.hash ? undefined : 'notLinked'
}

const isOther = ({ sequence, hash }: KeptEvent, known: Head | undefined): boolean =>
  known?.sequence === sequence && known.hash !== hash
