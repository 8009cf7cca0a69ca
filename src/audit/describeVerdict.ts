import { text, type Text } from '../vocabulary/text.js'
import type { Break, Verdict } from './verifyChain.js'

const reasons: Record<Break['reason'], Text> = {
  missing: text('缺失', 'it is missing'),
  outOfOrder: text('序号不对', 'its number is out of order'),
  altered: text('内容被改动', 'it was altered'),
  notLinked: text('与前一条不相连', 'it is not linked to the one before'),
  cutOff: text('从这里起被截去', 'the chain was cut off here'),
  otherHead: text('与已知的那一条不同', 'it is another than the one known'),
  stray: text('此前另有不属于此链的记录', 'up to it there are events that are not of this chain'),
}

/** What is wrong with a chain, in one line. */
export function describeBreak({ sequence, reason }: Break): string {
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
