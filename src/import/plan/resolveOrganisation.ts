import type { Region } from '../reading/regions.js'

export type ResolutionContext = {
  readonly home: Region | undefined
  /** Every name of an organisation in the text. */
  readonly names: ReadonlySet<string>
}

/** The full name of 海陵区残联 is 泰州市海陵区残联, if the text has both: they differ only in the regions before it. */
const findFullName = (name: string, names: ReadonlySet<string>): string =>
  [...names].find(
    (other) =>
      other !== name &&
      other.endsWith(name) &&
      /^(?:[\u4e00-\u9fa5]{2,3}省)?(?:[\u4e00-\u9fa5]{2,4}[省市州盟])$/.test(other.slice(0, -name.length)) &&
      /[区县市旗]/.test(name.slice(0, 5)),
  ) ?? name

export type ResolvedOrganisation = {
  readonly name: string
  readonly aliases: readonly string[]
  readonly resolution: 'asWritten' | 'resolved' | 'unresolved'
}

const genericNames = '残联|残疾人联合会|残工委|政府|人民政府|人大|人大常委会|政协|委'
/** Names that occur in every region. */
const genericNamePattern = new RegExp(`^(?:${genericNames}|[\\u4e00-\\u9fa5]{2,3}[局委办]|妇联|团委|总工会|红十字会)$`)

/**
 * The full name of an organisation, as far as the text states it: 区残联 in a report that speaks for 金山区 is
 * 金山区残联; 市养志康复医院 in a text that names 上海市养志康复医院 is that hospital. A name that occurs in every
 * region, such as 市残联, is completed only with the home region: a 平湖市残联 in the same text is another
 * organisation.
 */
export function resolveOrganisation(written: string, { home, names }: ResolutionContext): ResolvedOrganisation {
  const brackets = /^(?<base>.{3,}?)[（(](?<alias>[^（()）]{3,})[)）]$/.exec(written)?.groups
  const name = brackets?.base ?? written
  const aliases = brackets?.alias ? [brackets.alias] : []
  const resolveTo = (full: string, resolution: ResolvedOrganisation['resolution']): ResolvedOrganisation => {
    const formalName = full.replace(/残联$/, '残疾人联合会')
    const fullName = findFullName(formalName !== full && names.has(formalName) ? formalName : full, names)
    return { name: fullName, aliases: [...aliases, ...(fullName === name ? [] : [name])], resolution }
  }
  if (home && /^(?:残联|残疾人联合会)$/.test(name)) return resolveTo(home.name + name, 'resolved')
  if (home && name === `${home.name.slice(0, -1)}残联`) return resolveTo(`${home.name}残联`, 'resolved')
  const levelMatch = /^(?:[我本全])?([省市区县旗州])(?=.)/.exec(name)
  if (!levelMatch?.[1]) return resolveTo(name, 'asWritten')
  const rest = name.slice(levelMatch[0].length)
  if (home && levelMatch[1] === home.level) return resolveTo(home.name + rest, 'resolved')
  const candidates = genericNamePattern.test(rest)
    ? []
    : [...names].filter((other) => other !== name && other.endsWith(levelMatch[1] + rest) && rest.length >= 4)
  return candidates.length === 1 && candidates[0]
    ? resolveTo(candidates[0].replace(/[（(].*$/, ''), 'resolved')
    : resolveTo(name, 'unresolved')
}
