import { chineseNumber } from './chineseNumber.js'
import type { Range } from './splitList.js'

export type HonourLevel =
  | 'gold'
  | 'silver'
  | 'bronze'
  | 'champion'
  | 'first'
  | 'second'
  | 'third'
  | 'special'
  | 'excellence'
  | 'nomination'
  | 'delegate'
  | 'other'
export type Award = {
  readonly level: HonourLevel
  readonly count: number
  readonly at: Range
  /** As written, or in full where several awards share a word (一、二等奖). */
  readonly name: string
}

const count = '[一二两三四五六七八九十\\d]{1,3}'
const levelOfMetal: Readonly<Record<string, HonourLevel>> = { 金: 'gold', 银: 'silver', 铜: 'bronze' }
const levelOfCharacter: Readonly<Record<string, HonourLevel>> = {
  特: 'special',
  一: 'first',
  二: 'second',
  三: 'third',
  优: 'excellence',
  冠: 'champion',
  亚: 'second',
  季: 'third',
  '1': 'first',
  '2': 'second',
  '3': 'third',
}
const levelOfRank: Readonly<Record<number, HonourLevel>> = { 1: 'first', 2: 'second', 3: 'third' }

const prizes = '奖章|奖项|称号|殊荣|奖(?!金|励|状|品|台|券|牌|杯|项)'
const titles =
  '先进(?:集体|个人|单位|工作者)|模范(?:集体|个人)?|标兵|劳动模范|' +
  '十佳[\\u4e00-\\u9fa5]{0,6}|好人|功勋|文明单位|示范(?:单位|点|基地|社区|岗)'

const pattern = new RegExp(
  [
    `(?<medals>${count})(?:枚|块|个|面)?(?<of>[金银铜])(?:牌|奖(?!章))?`,
    '(?<metal>[金银铜])(?:牌|奖(?!章)|质奖章)',
    '(?<prizes>[特一二三优123](?:[、和及][一二三优123])*)等奖',
    '(?<crowns>[冠亚季](?:[、和]?[冠亚季])*)军',
    '(?:第|名列第|位列第)(?<ranks>[一二三四五六七八九十\\d]+(?:[、和](?:第)?[一二三四五六七八九十\\d]+)*)(?:名|位)',
    '(?<nominated>提名奖|提名)',
    '(?<fine>优秀(?:组织|作品|表演|创作|选手|展示|成果)?奖|优胜奖|优异奖|入围奖|鼓励奖)',
    `(?<other>${prizes}|${titles})`,
  ].join('|'),
  'g',
)

/**
 * Finds the awards that a phrase names, in order: 一金一铜 are two, 一、二等奖 are two, 2枚金牌 is one with count 2.
 */
export function readAwards(text: string): Award[] {
  // “全国自强模范”称号 is one award: what the quotes hold (模范) is not a second one.
  const masked = text.replace(
    /“[^”]*”(?=(?:荣誉)?(?:称号|奖项|奖章|奖))/g,
    (quoted) => `“${'＿'.repeat(quoted.length - 2)}”`,
  )
  return mergeAdjacentAwards(
    text,
    [...masked.matchAll(pattern)].flatMap((match): Award[] => {
      const groups = match.groups ?? {}
      const at: Range = [match.index, match.index + match[0].length]
      const toAward = (level: HonourLevel, name = match[0], number = 1): Award => ({ level, count: number, at, name })
      if (groups.medals && groups.of)
        return [toMedalAward(levelOfMetal[groups.of] ?? 'other', groups.of, chineseNumber(groups.medals) ?? 1, at)]
      if (groups.metal) return [toAward(levelOfMetal[groups.metal] ?? 'other')]
      if (groups.prizes)
        return [...groups.prizes].flatMap((character) =>
          levelOfCharacter[character] ? [toAward(levelOfCharacter[character], `${character}等奖`)] : [],
        )
      if (groups.crowns)
        return [...groups.crowns].flatMap((character) =>
          levelOfCharacter[character] ? [toAward(levelOfCharacter[character], `${character}军`)] : [],
        )
      if (groups.ranks)
        return groups.ranks
          .split(/[、和第]+/)
          .filter(Boolean)
          .map((figure) => toAward(levelOfRank[chineseNumber(figure) ?? 0] ?? 'other', `第${figure}名`))
      if (groups.nominated) return [toAward('nomination')]
      if (groups.fine) return [toAward('excellence')]
      return [toAward('other')]
    }),
  )
}

/** 先进集体称号 is one award, although either half is one by itself. */
function mergeAdjacentAwards(text: string, awards: readonly Award[]): Award[] {
  return awards.reduce<Award[]>((kept, award) => {
    const last = kept.at(-1)
    if (last?.level !== 'other' || award.level !== 'other' || last.at[1] !== award.at[0]) return [...kept, award]
    const at: Range = [last.at[0], award.at[1]]
    return [...kept.slice(0, -1), { ...award, at, name: text.slice(...at) }]
  }, [])
}

const toMedalAward = (level: HonourLevel, metal: string, number: number, at: Range): Award => ({
  level,
  count: number,
  at,
  name: number === 1 ? `${metal}牌` : `${number}枚${metal}牌`,
})
