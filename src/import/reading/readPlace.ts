import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'

const doing =
  '隆重|顺利|成功|正式|如期|联合|共同|集中|现场|实地|举行|召开|举办|开展|开幕|启动|进行|参加|慰问|看望|调研|了解|走访|参观|考察|交流|检查|指导|座谈|设立|设置|为|向|对|接受|开设|上演|拉开帷幕|落幕|集结'
const held = new RegExp(`在(?<place>[^，。；！？]{2,40}?)(?=(?:${doing}))`, 'g')
const opening = /^在(?<place>[^，。；！？]{2,30}?)(?:里|内)?(?=，)/
const went = new RegExp(
  `(?:先后|分别|一同|一行)?(?:前往|来到|走进|深入|莅临|抵达|赴|去往|(?<![达受感得看收遇找做听想来])到(?!位|达|来))(?:了)?(?<place>[^，。；！？]{2,80}?)(?=(?:${doing})|[，。；！？]|$)`,
  'g',
)

const placeEnd =
  /(?:中心|医院|卫生院|大学|学院|学校|小学|中学|高中|幼儿园|广场|公园|礼堂|剧院|剧场|影院|大剧院|会议室|会议厅|报告厅|宴会厅|多功能厅|体育馆|体育场|游泳馆|博物馆|图书馆|文化馆|美术馆|展览馆|纪念馆|馆|基地|合作社|服务社|公司|工厂|厂|家园|之家|街道|社区|镇|乡|村|区|市|县|站|点|驿站|机构|家中|家里|家|门口|培训班|现场|大楼|楼|大厅|大会堂|宾馆|酒店|饭店|商场|超市|院|所|局|园区|小区|公寓|庄园|农场|花园|步行街|路|街|湖|山庄|景区|会场|场馆|会展中心|机关|党校|红十字会|残联|餐厅|影城|书店|码头|农庄|乡村|果园|活动室|康复室|室|厅|[”"])$/
/** Times, states and abstract things that 在 also takes. */
const notPlace =
  /(?:后|前|时|中|下|期间|之际|过程|基础上|方面|以来|活动|比赛|大赛|竞赛|运动会|项目|工作|领域|当天|上|之间|同时|会上|会议|名|届)$|^(?:完成|全国|这|此|各级|广大|接下来|今后|未来|第|领导|座谈|听取|了解|职业|新时代|现场|活动现场|家|当地|全区|全市|全县|全省)/

/** Finds where something took place, as written; `undefined` when the text names no place. */
export function readPlace(original: string): Range | undefined {
  const text = fullWidth(original)
  const start = text.search(/(?<=^[^，。]{0,14}[日月]，)在|^在/)
  const first = start >= 0 ? opening.exec(text.slice(start)) : null
  const candidates = [
    ...(first ? [[start + 1, start + 1 + (first.groups?.place ?? '').length] as Range] : []),
    ...[held, went].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match): Range => {
        const place = match.groups?.place ?? ''
        const from = match.index + match[0].length - place.length
        return [from, from + place.length]
      }),
    ),
  ]
  return candidates
    .map(([from, to]): Range => [from, to - (/[等内里]+$/.exec(text.slice(from, to))?.[0].length ?? 0)])
    .find(([from, to]) => placeEnd.test(text.slice(from, to)) && !notPlace.test(text.slice(from, to)))
}
