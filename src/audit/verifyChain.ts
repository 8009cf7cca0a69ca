import type { Payload } from 'payload'

import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { chainOf } from './chainOf.js'
import type { ChainReader, UnverifiedEvent } from './ChainReader.js'
import { chainKey, hashOf } from './hashOf.js'
import type { Head } from './Head.js'

export type ChainBreak = {
  /** Sequence number of the first event that is missing or does not verify. */
  readonly sequence: number
  readonly reason: 'missing' | 'outOfOrder' | 'altered' | 'notLinked' | 'cutOff' | 'otherHead' | 'stray'
}

export type Verdict = {
  readonly ok: boolean
  /** Number of events that verified. */
  readonly count: number
  /** The last event that verified. */
  readonly head: Head
  readonly broken?: ChainBreak
}

export type VerifyOptions = {
  /**
   * Start here instead of at the first event: everything before it has been verified earlier. It must still be in the
   * chain.
   */
  readonly since?: Head
  /**
   * A head that was saved earlier outside the database. Without one, a chain whose newest events were deleted verifies.
   */
  readonly expectedHead?: Head
  readonly onProgress?: (count: number) => void
}

const pageSize = 500

/**
 * Walks the chain and reports the first event that is missing, altered, out of order or not linked to the one before
 * it.
 */
export const verifyChain = (payload: Payload, options?: VerifyOptions): Promise<Verdict> =>
  verifyEvents(chainOf(payload), options)

/** As `verifyChain`, for a chain that is read without Payload. */
export async function verifyEvents(
  chain: ChainReader,
  { since: requestedSince, expectedHead, onProgress }: VerifyOptions = {},
): Promise<Verdict> {
  const key = chainKey()
  // A `since` later than the expected head would skip the expected one, so it is ignored.
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
      head = { sequence: Number(event.sequence), hash: String(event.hash) }
      count += 1
    }
    if (page.length < pageSize) break
    onProgress?.(count)
  }
  if (since && count === 0) return brokenAt('cutOff')
  if (expectedHead && head.sequence < expectedHead.sequence) return brokenAt('cutOff')
  // Rows that the walk did not see: a sequence number used twice, or none at all.
  if ((await chain.countUpTo(head.sequence)) !== head.sequence) return brokenAt('stray', head.sequence)
  return { ok: true, count, head }
}

function faultOf(
  event: UnverifiedEvent,
  before: Head,
  isFirst: boolean,
  key: Buffer,
): ChainBreak['reason'] | undefined {
  const { sequence } = event
  const expected = before.sequence + 1
  if (typeof sequence !== 'number' || !Number.isInteger(sequence) || sequence < expected) return 'outOfOrder'
  if (sequence > expected) return 'missing'
  if (hashOf(event, key) !== event.hash) return 'altered'
  return isFirst || (event.previousHash ?? '') === before.hash ? undefined : 'notLinked'
}

const hasOtherHash = ({ sequence, hash }: UnverifiedEvent, known: Head | undefined): boolean =>
  known !== undefined && known.sequence === sequence && known.hash !== hash

const reasons: Record<ChainBreak['reason'], Bilingual> = {
  missing: bilingual('缺失', 'it is missing'),
  outOfOrder: bilingual('序号不对', 'its number is out of order'),
  altered: bilingual('内容被改动', 'it was altered'),
  notLinked: bilingual('与前一条不相连', 'it is not linked to the one before'),
  cutOff: bilingual('从这里起被截去', 'the chain was cut off here'),
  otherHead: bilingual('与已知的那一条不同', 'it differs from the known event'),
  stray: bilingual('此前另有不属于此链的记录', 'before it there are events that do not belong to this chain'),
}

const noHint = bilingual('', '')
const otherSecretHint = bilingual('（或密钥已更换）', ' (or the secret has changed)')

/** Describes a break in one line. */
export function describeBreak({ sequence, reason }: ChainBreak): Bilingual {
  const { zh, en } = reasons[reason]
  // When already the first event does not verify, the usual cause is a different secret, not tampering.
  const hint = sequence === 1 && reason === 'altered' ? otherSecretHint : noHint
  return bilingual(
    `流转记录在第 ${sequence} 条处断裂：${zh}${hint.zh}。`,
    `The audit chain is broken at ${sequence}: ${en}${hint.en}.`,
  )
}

/** Describes the result of a verification in one line. */
export function describeVerdict({ count, head, broken }: Verdict): Bilingual {
  if (broken) return describeBreak(broken)
  if (count === 0) return bilingual('流转记录为空。', 'The audit chain is empty.')
  return bilingual(
    `流转记录完整：核对 ${count} 条，最后一条是第 ${head.sequence} 条。`,
    `The audit chain is intact: ${count} events verified, the last is ${head.sequence}.`,
  )
}
