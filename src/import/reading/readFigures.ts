import { chineseNumber } from './chineseNumber.js'
import { fullWidth } from './fullWidth.js'
import type { Range } from './splitList.js'

export type FigureMention = {
  readonly value: number
  readonly unit: string
  readonly label: string
  readonly at: Range
}

const units =
  '人次|人份|平方米|公里|公斤|千克|小时|课时|学时|课次|万元|亿元|余元|元|美元|个百分点|百分点|名|人|位|户|件|个|场次|场|次|份|台|套|家|项|辆|只|本|册|条|张|支|幅|首|盒|箱|袋|瓶|包|桶|副|双|对|批|所|处|组|队|吨|亩|天|趟|部|桌|斤|棵|把|顶|床|块|枚|例|门|节|期|篇|封|颗|床位|张床|%|％'
const about = '(?:近|约|超过|超|逾|达|达到|至少|不少于|将近|大约|多达|总计|共计|共|累计)'
const pattern = new RegExp(
  `(?<about>${about}?)(?<number>\\d[\\d,]*(?:\\.\\d+)?|[一二两三四五六七八九十百千]+)(?<scale>多|余|几)?(?<factor>[万亿])?(?<more>多|余)?(?<unit>${units})(?<rest>次)?`,
  'g',
)
/** Where the thing that is counted ends. */
const nounEnd =
  /(?:[，。；：！？、（）“”《》\s]|参加|参与|前往|进行|全部|用于|开展|接受|提供|提交|得到|获得|获|报名|到场|观看|现场|完成|实现|实施|走访|慰问|免费|与|和|及|以及|在|为|给|被|将|已|均|都|受益|办理|发放|送|到|来|共|其中|合计|分别|赴|加入|成功|通过|签|达成|组成|代表|于|并|从|向|由|让|使|同台|齐|捐款|捐|支援|一起|共同|集中|作|进|领|享|是|有|上|下|等$)/

/** Where, before a number, the noun that it counts cannot reach: verbs, prepositions and marks. */
const beforeNoun =
  /发放|送去|送上|送来|送出|捐赠|捐助|捐献|提供|慰问(?!金|品)|看望|服务|投入|发出|募集|接待|走访|印发|赠送|配发|适配|完成|购买|采购|筹集|筹措|培训|惠及|覆盖|达成|签订|收到|开展|举办|组织|安置|新增|资助|救助|使用|价值|受理|办理|解决|建成|设立|配备|安装|[和及了为共等给有在与向对将把被]/g

/** The noun that stands right before a number (慰问金2000元), empty when a verb or mark does. */
function nounBefore(before: string): string {
  const counted = /(?:共计|共|累计|合计|各|近|约|达)$/.exec(before)?.[0] ?? ''
  const run = /[\u4e00-\u9fa5]{0,10}$/.exec(before.slice(0, before.length - counted.length))?.[0] ?? ''
  const last = [...run.matchAll(beforeNoun)].at(-1)
  const nounCandidate = last ? run.slice(last.index + last[0].length) : run.length < 10 ? run : ''
  // 1350人捐款12.6万元: the unit of the figure before is no part of the noun.
  const follows = /[\d万余多]$/.test(before.slice(0, before.length - counted.length - nounCandidate.length))
  const noun = follows ? nounCandidate.replace(new RegExp(`^[余多]?(?:${units})`), '') : nounCandidate
  return noun.length >= 2 && noun.length <= 8 ? noun + counted : ''
}

/**
 * Reads the figures of a text: value, unit, and the words that count (近100名残疾人) as label. Left out are dates, ordinals (第30个),
 * ages, and spelled 一, which mostly says "a".
 */
export function readFigures(original: string): FigureMention[] {
  const text = fullWidth(original)
  return [...text.matchAll(pattern)].flatMap((match): FigureMention[] => {
    const groups = match.groups ?? {}
    const before = text.slice(0, match.index)
    const number = groups.number ?? ''
    const spelled = !/^\d/.test(number)
    if (/第$|[\d.年月]$/.test(before) && groups.about === '') return []
    if (spelled && !isCount(number, groups, before, text.slice(match.index + match[0].length))) return []
    const value = chineseNumber(number + (groups.factor ?? ''))
    let unit = (groups.unit ?? '') + (groups.rest ?? '')
    const factor = unit === '万元' ? 1e4 : unit === '亿元' ? 1e8 : 1
    if (factor > 1 || unit === '余元') unit = '元'
    if (value === undefined || (/^\d{4}$/.test(number) && unit === '届')) return []
    const end = match.index + match[0].length
    const tail = text.slice(end, end + 16)
    const skip = /^[左右上下]{2}|^的/.exec(tail)?.[0].length ?? 0
    const noun = tail.slice(skip)
    const stop = nounEnd.exec(noun)
    const length = stop ? stop.index : noun.length
    // A noun that never ends is a clause; the count alone is the label then.
    const to = length > 12 ? end : end + (length > 0 ? skip + length : 0)
    // 送去轮椅20台: what is counted stands before the number.
    const from = to === end ? match.index - nounBefore(before).length : match.index
    return [{ value: Math.round(value * factor * 100) / 100, unit, label: original.slice(from, to), at: [from, to] }]
  })
}

function isCount(number: string, groups: Record<string, string | undefined>, before: string, after: string): boolean {
  if (number === '一' || /[一二三四五六七八九十百千第每某几这那同]$/.test(before)) return false
  if (!/^(?:名|人|位|户|件|场|场次|人次|份|家|台|套|元|万元|个|余元|辆|本|所|张|枚|块|支)$/.test(groups.unit ?? ''))
    return false
  return !/^(?:性|来|类|大)/.test(after)
}
