import { isOrganisation } from './organisationNames.js'
import { officeAtEnd, roleAtEnd, wholeTitle } from './titles.js'
import type { Range } from './splitList.js'

export type Affiliation = { readonly title?: Range | undefined; readonly organisation?: Range | undefined }

/** Verbs and joining words before which an appellation cannot reach. */
const boundaryWord =
  /(?:慰问|看望|探望|走访|采访|邀请|陪同|会同|带领|由|当选为|当选|担任|出任|就任|任命为|在|和|与|及|以及|向|对|将|授予|携|随|请|经|是|为|到|来自.{2,12}的|图为|其中|随后|当天|当日|近日|日前|上午|下午|中午|晚上|期间|月|日|号|年)$/

/** The name of the body is not over yet: 市中心|医院, 街道|社区卫生服务中心. */
const nameContinuation =
  /^(?:医院|中心|学校|小学|中学|大学|学院|幼儿园|公司|集团|银行|协会|学会|基金会|社区|街道|服务|卫生|研究|委员会|联合会|办事处|支行|分行)/
/** What people are called by where they live rather than by whom they work for. */
const resident =
  /(?:残疾人|居民|村民|市民|老人|户主|家长|儿童|青年|母亲|父亲|妈妈|爸爸|妻子|丈夫|女孩|男孩|小朋友|盲人|聋人)$/

/**
 * Reads what a person is called before his name, which begins at `nameStart`: 市残联党组成员、副理事长, 残疾人运动员.
 * The body and the title are returned apart, as places in `text` (full-width punctuation).
 */
export function readAffiliation(text: string, nameStart: number): Affiliation {
  const start = findAffiliationStart(text, nameStart)
  const phrase = text.slice(start, nameStart)
  const at = (from: number, to: number): Range => [start + from, start + to]
  for (let split = 2; split < phrase.length; split += 1) {
    if (
      isOrganisation(phrase.slice(0, split)) &&
      wholeTitle.test(phrase.slice(split)) &&
      !nameContinuation.test(phrase.slice(split))
    ) {
      return { organisation: at(0, split), title: at(split, phrase.length) }
    }
  }
  if (wholeTitle.test(phrase)) return { title: at(0, phrase.length) }
  const role = roleAtEnd.exec(phrase)
  if (role) {
    const before = phrase.slice(0, role.index)
    return {
      title: at(role.index, phrase.length),
      organisation: isOrganisation(before) && !resident.test(phrase) ? at(0, role.index) : undefined,
    }
  }
  const office = officeAtEnd.exec(phrase)
  if (!office) return {}
  // An unknown way to begin: what ends like a body is one, the office itself is the title.
  for (let split = office.index; split >= 2; split -= 1) {
    if (isOrganisation(phrase.slice(0, split))) return { organisation: at(0, split), title: at(split, phrase.length) }
  }
  return {
    title: at(
      /^[\u4e00-\u9fa5]{2,4}[区市县省州镇乡村]$/.test(phrase.slice(0, office.index)) ? 0 : office.index,
      phrase.length,
    ),
  }
}

/** Walks back from a name to where its appellation begins; 、 is passed between two offices of one person. */
function findAffiliationStart(text: string, nameStart: number): number {
  let at = nameStart
  while (at > 0) {
    const character = text[at - 1] ?? ''
    const before = text.slice(0, at)
    if (character === '）' || character === '”') {
      const opening = text.lastIndexOf(character === '）' ? '（' : '“', at - 1)
      if (opening < 0) break
      at = opening
      continue
    }
    if (character === '、') {
      if (!officeAtEnd.test(text.slice(0, at - 1))) break
    } else if (/[，。；：！？\s（“《》]/.test(character) || (at < nameStart && boundaryWord.test(before))) break
    at -= 1
  }
  return at
}
