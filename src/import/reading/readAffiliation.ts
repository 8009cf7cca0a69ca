import { anyOf } from './anyOf.js'
import words from './data/affiliations.json' with { type: 'json' }
import { isOrganisation } from './organisationNames.js'
import { officeAtEnd, roleAtEnd, wholeTitle } from './titles.js'
import type { Range } from './splitList.js'

export type Affiliation = {
  readonly title?: Range | undefined
  readonly organisation?: Range | undefined
  /** Further offices of the same person, at other organisations. */
  readonly others?: readonly Affiliation[]
}

/** Verbs and joining words where the title before a name cannot reach further back. */
const boundaryWord = new RegExp(`${anyOf(words.boundaries)}$`)
/** The name of an organisation continues with these: 市中心|医院, 街道|社区卫生服务中心. */
const nameContinuation = new RegExp(`^${anyOf(words.nameContinuations)}`)
/** People who are named by where they live, not by whom they work for. */
const resident = new RegExp(`${anyOf(words.residents)}$`)

/**
 * Reads the title and organisation that precede a name, which begins at `nameStart`: 市残联党组成员、副理事长,
 * 残疾人运动员.
 * @param text with full-width punctuation
 * @returns the two as separate ranges of `text`
 */
export function readAffiliation(text: string, nameStart: number): Affiliation {
  const start = findAffiliationStart(text, nameStart)
  const phrase = text.slice(start, nameStart)
  const several = readSeveralOffices(text, start, nameStart)
  if (several) return several
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
  // The title has a prefix that is not listed: what ends like an organisation is one, the rest is the title.
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

/**
 * Reads the offices of a person at more than one organisation: 县政府副县长、残工委主任. `undefined` when the phrase names
 * one at most; then a 、 separates offices at the same one.
 */
function readSeveralOffices(text: string, start: number, end: number): Affiliation | undefined {
  const phrase = text.slice(start, end)
  const joints = [...phrase.matchAll(/[、兼]+/g)].map((match) => [match.index, match.index + match[0].length] as const)
  const bounds = [0, ...joints.flat(), phrase.length]
  const parts = Array.from({ length: joints.length + 1 }, (_, index) => [bounds[2 * index]!, bounds[2 * index + 1]!])
  const offices: Affiliation[] = []
  for (const [from = 0, to = 0] of parts) {
    const part = phrase.slice(from, to)
    const office = officeAtEnd.exec(part)
    if (!office) return undefined
    const organisation = part.slice(0, office.index)
    const title: Range = [start + from + office.index, start + to]
    if (isOrganisation(organisation)) offices.push({ organisation: [start + from, title[0]], title })
    else if (organisation === '' && offices.length > 0) {
      // A further office at the same organisation.
      const last = offices.pop()
      offices.push({ ...last, title: [last?.title?.[0] ?? title[0], title[1]] })
    } else return undefined
  }
  const [first, ...others] = offices
  return first && others.length > 0 ? { ...first, others } : undefined
}

/** Walks back from a name to where its title begins. A 、 is passed only between two offices of one person. */
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

const memberPattern =
  /^作为(?<organisation>[^，。；]{2,20}?)(?:的一员|的?(?<title>成员|代表(?!团|队|大会)|队员|队长|团员|特邀代表))/

const appointmentPattern = /^(?:当选为?|担任|被任命为|出任|就任)(?<post>[^，。；]{2,24}?)(?=[，。；]|$)/

/** Reads the title and organisation that the text states after a name: 何晓英作为上海代表团的一员, 当选区残联理事长. */
export function readMembership(text: string, nameEnd: number): Affiliation {
  const post = appointmentPattern.exec(text.slice(nameEnd))
  if (post) return readAffiliation(text, nameEnd + post[0].length)
  const match = memberPattern.exec(text.slice(nameEnd))
  const organisation = match?.groups?.organisation
  if (!match || organisation === undefined || !isOrganisation(organisation)) return {}
  const start = nameEnd + 2
  const title = match.groups?.title
  return {
    organisation: [start, start + organisation.length],
    title: title === undefined ? undefined : [nameEnd + match[0].length - title.length, nameEnd + match[0].length],
  }
}
