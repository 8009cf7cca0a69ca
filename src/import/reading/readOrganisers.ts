import { anyOf } from './anyOf.js'
import organisers from './data/organisers.json' with { type: 'json' }
import { fullWidth } from './fullWidth.js'
import { representativePattern, isOrganisation } from './organisationNames.js'
import { splitList, type Range } from './splitList.js'

const verb = new RegExp(anyOf(organisers.verbs))
const byPattern = new RegExp(
  '(?:由|(?<=[主承协]办)[、，])(?<list>[^，。；由]{2,60}?)' +
    '(?:共同|联合|牵头|具体)?(?:主办|承办|协办|举办|组织|发起|指导)',
  'g',
)

const dayNumber = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const partOfDay = '(?:份|初|底|[上中下]旬|上午|下午|晚上?|以来|至|到|-|—)?'
const day = `(?:(?:19|20)\\d{2}年|今年|去年)?[^，。；]{0,4}?${dayNumber}(?:月|日|号)${partOfDay}`
const time =
  '[^，。；]{0,18}?(?:前夕|期间|之际|前后|上午|下午|当天|当日|近日|日前|近期|' +
  '季度|半年|以来|年初|年底|[0-9]年|[春夏秋冬]季|全年|年内)，'
/** Whom a reporter has the news from, who need not be who acts. */
const attribution =
  '(?:[\\u4e00-\\u9fa5]{0,10}(?:记者|笔者|小编))?(?:[^，。；从]{0,8})从[^，。；]{2,30}?(?:获悉|了解到|得知|获知|看到)(?:，|:|：)?'
/** What precedes the subject of a sentence: a source, a time, a place or purpose, a joining word. */
const introduction = new RegExp(
  `^(?:${attribution}|据[^，。；]{2,30}?(?:消息|介绍|透露|通报|统计)，|${day}|${time}|，|(?:在|为|围绕|根据|按照|随着|针对)[^，。；]{2,40}，|其中，|同时，|此外，|随后，)+`,
)

/** Finds the organisations that act in the first sentence of a text: its subject, and those after 由 or 主办、. */
export function readOrganisers(original: string): Range[] {
  const text = fullWidth(original).split(/[。！？]/)[0] ?? ''
  const start = introduction.exec(text)?.[0].length ?? 0
  const subject = subjectLength(text.slice(start))
  const named: Range[] = [[start, start + subject]]
  for (const match of text.matchAll(byPattern)) {
    const list = match.groups?.list ?? ''
    named.push([match.index + 1, match.index + 1 + list.length])
  }
  const found = named
    .flatMap(([from, to]) =>
      splitList(text.slice(from, to)).map(([a, b]) => findOrganisation(text, from + a, from + b)),
    )
    .filter((range) => range !== undefined)
  return found.filter(([from], index) => found.findIndex((other) => other[0] === from) === index)
}

/** Length of the subject of a clause: what precedes the first verb outside quotes and brackets. */
function subjectLength(clause: string): number {
  const masked = clause.replace(/“[^”]*”|（[^）]*）|《[^》]*》/g, (quoted) => '＿'.repeat(quoted.length))
  const comma = masked.search(/[，；]/)
  const found = masked.search(verb)
  if (found < 0) return 0
  return Math.min(found, comma < 0 ? clause.length : comma)
}

/** The organisation that one part of a list names, without the people who act for it. */
function findOrganisation(text: string, from: number, to: number): Range | undefined {
  const phrase = text.slice(from, to)
  // A person with an office is not an organisation, whatever the phrase ends in.
  if (/理事长|书记|主任|[局院部校厅处科市县区镇乡]长|主席|秘书长|经理/.test(phrase)) return undefined
  if (isOrganisation(phrase)) return [from, to]
  const acting = representativePattern.exec(phrase)
  return acting && acting.index > 1 && isOrganisation(phrase.slice(0, acting.index))
    ? [from, from + acting.index]
    : undefined
}
