import { anyOf } from './anyOf.js'
import { chineseNumber } from './chineseNumber.js'
import words from './data/figures.json' with { type: 'json' }
import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'

export type FigureMention = {
  readonly value: number
  readonly unit: string
  readonly label: string
  readonly at: Range
}

const about = '(?:近|约|超过|超|逾|达|达到|至少|不少于|将近|大约|多达|总计|共计|共|累计)'
const number = '(?<number>\\d[\\d,]*(?:\\.\\d+)?|[一二两三四五六七八九十百千]+)'
const magnitude = '(?<scale>多|余|几)?(?<factor>[万亿])?(?<more>多|余)?'
const unit = `(?<unit>${words.units.join('|')})(?<rest>次)?`
const figurePattern = new RegExp(`(?<about>${about}?)${number}${magnitude}${unit}`, 'g')

/** Where the noun after a number ends: at a punctuation mark or one of these words. */
const nounEnd = new RegExp(anyOf(['[，。；：！？、（）“”《》\\s]', ...words.wordsAfterNoun, '等$']))
/** Where the noun before a number begins: after one of these verbs or prepositions. */
const beforeNoun = new RegExp(`${words.wordsBeforeNoun.join('|')}|[和及了为共等给有在与向对将把被]`, 'g')
/** The unit of the preceding figure, at the beginning of a noun. */
const leadingUnit = new RegExp(`^[余多]?${anyOf(words.units)}`)
/** A number in Chinese characters counts only with one of these units; 三次 or 两地 is rarely a figure. */
const countedUnit = new RegExp(`^${anyOf(words.unitsOfSpelledNumbers)}$`)

/** The noun directly before a number (慰问金2000元); empty when a verb or punctuation mark precedes it. */
function nounBefore(before: string): string {
  const counted = /(?:共计|共|累计|合计|各|近|约|达)$/.exec(before)?.[0] ?? ''
  const run = /[\u4e00-\u9fa5]{0,10}$/.exec(before.slice(0, before.length - counted.length))?.[0] ?? ''
  const last = [...run.matchAll(beforeNoun)].at(-1)
  const nounCandidate = last ? run.slice(last.index + last[0].length) : run.length < 10 ? run : ''
  // 1350人捐款12.6万元: the unit of the preceding figure is not part of the noun.
  const follows = /[\d万余多]$/.test(before.slice(0, before.length - counted.length - nounCandidate.length))
  const noun = follows ? nounCandidate.replace(leadingUnit, '') : nounCandidate
  return noun.length >= 2 && noun.length <= 8 ? noun + counted : ''
}

/**
 * Reads the figures of a text: value, unit, and as label the expression with what it counts (近100名残疾人). Dates,
 * ordinals (第30个), ages and the number 一, which usually means "a", are not figures.
 */
export function readFigures(original: string): FigureMention[] {
  const text = fullWidth(original)
  return [...text.matchAll(figurePattern)].flatMap((match): FigureMention[] => {
    const groups = match.groups ?? {}
    const before = text.slice(0, match.index)
    const written = groups.number ?? ''
    const isSpelled = !/^\d/.test(written)
    if (/第$|[\d.年月]$/.test(before) && groups.about === '') return []
    if (isSpelled && !isCount(written, groups, before, text.slice(match.index + match[0].length))) return []
    const value = chineseNumber(written + (groups.factor ?? ''))
    const writtenUnit = (groups.unit ?? '') + (groups.rest ?? '')
    const factor = writtenUnit === '万元' ? 1e4 : writtenUnit === '亿元' ? 1e8 : 1
    const unit = factor > 1 || writtenUnit === '余元' ? '元' : writtenUnit
    if (value === undefined || (/^\d{4}$/.test(written) && unit === '届')) return []
    const end = match.index + match[0].length
    const tail = text.slice(end, end + 16)
    const skip = /^[左右上下]{2}|^的/.exec(tail)?.[0].length ?? 0
    const noun = tail.slice(skip)
    const stop = nounEnd.exec(noun)
    const length = stop ? stop.index : noun.length
    // More than twelve characters are a clause and not a noun; then the label is the figure alone.
    const to = length > 12 ? end : end + (length > 0 ? skip + length : 0)
    // 送去轮椅20台: here the noun precedes the number.
    const from = to === end ? match.index - nounBefore(before).length : match.index
    return [{ value: Math.round(value * factor * 100) / 100, unit, label: original.slice(from, to), at: [from, to] }]
  })
}

/** Whether a number in Chinese characters counts something (三百余名残疾人), judged by what is around it. */
function isCount(number: string, groups: Record<string, string | undefined>, before: string, after: string): boolean {
  if (number === '一' || /[一二三四五六七八九十百千第每某几这那同]$/.test(before)) return false
  if (!countedUnit.test(groups.unit ?? '')) return false
  return !/^(?:性|来|类|大)/.test(after)
}
