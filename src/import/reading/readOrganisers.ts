import { fullWidth } from './fullWidth.js'
import { representativePattern, isOrganisation } from './organisationNames.js'
import { splitList, type Range } from './splitList.js'

const verbs =
  '召开|举办|举行|开展|组织(?!部|联络|处|科|机构|委)|启动(?!仪式)|承办|主办|协办|走访|慰问|看望|探望|调研|来(?=[\\u4e00-\\u9fa5]{1,4}(?:调研|交流|开展|考察|走访|慰问|指导|参观|学习))|前往|赴|捐赠|发放|邀请|宣传|通过|深入|走进|来到|推出|实施|为|向|在|于|对|助力|积极|精心|认真|主动|持续|率先|正式|顺利|隆重|集中|依托|围绕|按照|结合|聚焦|坚持|完成|获|荣获|送|给|将|特|共同|成功|以(?!及)|派|落实|下发|印发|发布|设立|设置|进行|提供|参加|参与|表彰|选送|代表|由|到(?!位|达)'
const verb = new RegExp(`(?:${verbs})`)
const byPattern =
  /(?:由|(?<=[主承协]办)[、，])(?<list>[^，。；由]{2,60}?)(?:共同|联合|牵头|具体)?(?:主办|承办|协办|举办|组织|发起|指导)/g
const day =
  '(?:(?:19|20)\\d{2}年|今年|去年)?[^，。；]{0,4}?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:月|日|号)(?:份|初|底|[上中下]旬|上午|下午|晚上?|以来|至|到|-|—)?'
const time =
  '[^，。；]{0,18}?(?:前夕|期间|之际|前后|上午|下午|当天|当日|近日|日前|近期|季度|半年|以来|年初|年底|[0-9]年|[春夏秋冬]季|全年|年内)，'
const introduction = new RegExp(
  `^(?:${day}|${time}|，|(?:在|为|围绕|根据|按照|随着|针对)[^，。；]{2,40}，|其中，|同时，|此外，|随后，)+`,
)

/** Finds the bodies that did what a sentence tells: its subject, and those it says something was held by. */
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

/** Length of the subject of a clause: what stands before the first verb that is not inside quotes or brackets. */
function subjectLength(clause: string): number {
  const masked = clause.replace(/“[^”]*”|（[^）]*）|《[^》]*》/g, (quoted) => '＿'.repeat(quoted.length))
  const comma = masked.search(/[，；]/)
  const found = masked.search(verb)
  if (found < 0) return 0
  return Math.min(found, comma < 0 ? clause.length : comma)
}

/** The body that a part of a list names, people who act for it left off. */
function findOrganisation(text: string, from: number, to: number): Range | undefined {
  const phrase = text.slice(from, to)
  // A person with his office is no body, whatever his name or what follows it ends in.
  if (/理事长|书记|主任|[局院部校厅处科市县区镇乡]长|主席|秘书长|经理/.test(phrase)) return undefined
  if (isOrganisation(phrase)) return [from, to]
  const acting = representativePattern.exec(phrase)
  return acting && acting.index > 1 && isOrganisation(phrase.slice(0, acting.index))
    ? [from, from + acting.index]
    : undefined
}
