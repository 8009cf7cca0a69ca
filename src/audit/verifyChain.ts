import type { Payload } from 'payload'

import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { chainOf } from './chainOf.js'
import type { ChainReader, UnverifiedEvent } from './ChainReader.js'
import { chainKey, hashOf } from './hashOf.js'

/** The last event that somebody knows of. */
export type Head = { readonly sequence: number; readonly hash: string }

export type ChainBreak = {
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
  readonly broken?: ChainBreak
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
  { since: requestedSince, expectedHead, onProgress }: VerifyOptions = {},
): Promise<Verdict> {
  const key = chainKey()
  // An earlier head is judged on the way.
  const since =
    requestedSince && requestedSince.sequence > 0 && requestedSince.sequence <= (expectedHead?.sequence ?? Infinity)
      ? requestedSince
      : undefined
  let head: Head = { sequence: since ? since.sequence - 1 : 0, hash: '' }
  let count = 0
  const brokenAt = (reason: ChainBreak['reason'], sequence = head.sequence + 1): Verdict => ({
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
        (hasOtherHash(event, expectedHead) || (isFirst && hasOtherHash(event, since)) ? 'otherHead' : undefined)
      if (reason) return brokenAt(reason)
      head = { sequence: event.sequence, hash: event.hash }
      count += 1
    }
    if (page.length < pageSize) break
    onProgress?.(count)
  }
  if (since && count === 0) return brokenAt('cutOff')
  if (expectedHead && head.sequence < expectedHead.sequence) return brokenAt('cutOff')
  // One with a number that was given twice, or with none at all.
  if ((await chain.countUpTo(head.sequence)) !== head.sequence) return brokenAt('stray', head.sequence)
  return { ok: true, count, head }
}

function faultOf(
  event: UnverifiedEvent,
  before: Head,
  isFirst: boolean,
  key: Buffer,
): ChainBreak['reason'] | undefined {
  const expected = before.sequence + 1
  if (!Number.isInteger(event.sequence) || event.sequence < expected) return 'outOfOrder'
  if (event.sequence > expected) return 'missing'
  if (hashOf(event, key) !== event.hash) return 'altered'
  return isFirst || (event.previousHash ?? '') === before.hash ? undefined : 'notLinked'
}

const hasOtherHash = ({ sequence, hash }: UnverifiedEvent, known: Head | undefined): boolean =>
  known?.sequence === sequence && known.hash !== hash

const reasons: Record<ChainBreak['reason'], Bilingual> = {
  missing: bilingual('缺失', 'it is missing'),
  outOfOrder: bilingual('序号不对', 'its number is out of order'),
  altered: bilingual('内容被改动', 'it was altered'),
  notLinked: bilingual('与前一条不相连', 'it is not linked to the one before'),
  cutOff: bilingual('从这里起被截去', 'the chain was cut off here'),
  otherHead: bilingual('与已知的那一条不同', 'it is another than the one known'),
  stray: bilingual('此前另有不属于此链的记录', 'up to it there are events that are not of this chain'),
}

/** What is wrong with a chain, in one line. */
export function describeBreak({ sequence, reason }: ChainBreak): string {
  const { zh, en } = reasons[reason]
  // The first event that is altered is more often a sign of another secret.
  const hint = sequence === 1 && reason === 'altered' ? ['（或密钥已更换）', ' (or the secret is another)'] : ['', '']
  return `流转记录在第 ${sequence} 条处断裂：${zh}${hint[0]}。 The audit chain is broken at ${sequence}: ${en}${hint[1]}.`
}

/** What was found, in one line. */
export function describeVerdict({ count, head, broken }: Verdict): string {
  if (broken) return describeBreak(broken)
  if (count === 0) return '流转记录为空。 The audit chain is empty.'
  return `流转记录完整：核对 ${count} 条，最后一条是第 ${head.sequence} 条。 The audit chain is whole: ${count} events verified, the last is ${head.sequence}.`
}
