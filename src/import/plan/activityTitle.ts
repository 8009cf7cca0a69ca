import { fullWidth } from '../reading/fullWidth.js'
import type { SourcedText } from '../SourcedText.js'

const named =
  /(?:“[^”]{2,40}”|‘[^’]{2,40}’|''[^']{2,40}''|《[^》]{2,40}》)(?:[\u4e00-\u9fa5]{0,10}?)(?:活动|仪式|展演|晚会|比赛|大赛|培训班?|行动|项目|招聘会|讲座)/
const held =
  /(?:开展|举办|举行|召开|组织|启动|进行)(?:了)?(?<what>[^，。；、“”]{3,30}?(?:活动|仪式|会议|座谈会|招聘会|培训班?|比赛|大赛|展演|讲座|行动|义诊|体检|慰问|服务))/
const deed = /开展|举办|举行|召开|组织|启动|慰问|走访|看望|捐赠|发放|宣传|表演|参观|调研|赠送|揭牌/
const lead =
  /^(?:[^，。；]{0,24}(?:\d日|\d月|\d号|期间|前夕|之际|上午|下午|当天|当日|近日|日前)(?:上午|下午|晚上?)?，?|在[^，。；]{2,40}，|其中，|同时，|此外，)+/
const longest = 45

/**
 * The title of an activity that has no heading, in words of its text: the name it is given in quotes, else its first clause when that says
 * what was done, else what was held, else the beginning of its first sentence.
 */
export function activityTitle(text: SourcedText): SourcedText {
  const marks = fullWidth(text.value)
  const sentence = marks.split(/[。！？]/)[0] ?? marks
  const name = named.exec(sentence) ?? (deed.test(sentence.split('，')[0] ?? '') ? null : named.exec(marks))
  if (name) return text.slice(name.index, name.index + name[0].length)
  const start = lead.exec(sentence)?.[0].length ?? 0
  const clause = sentence.slice(start).split(/[，；]/)[0] ?? ''
  if (deed.test(clause) && clause.length >= 4 && clause.length <= longest)
    return text.slice(start, start + clause.length)
  const what = held.exec(marks)?.groups?.what
  if (what) return text.slice(marks.indexOf(what), marks.indexOf(what) + what.length)
  const rest = sentence.slice(start)
  return text.slice(
    start,
    start + (rest.length <= longest ? rest.length : Math.max(clause.length <= longest ? clause.length : longest, 4)),
  )
}
