import { SourcedText } from '../SourcedText.js'
import type { Reader } from './Reader.js'
import type { Sourced } from './records.js'
import { sourcedIf } from './sourced.js'

const trailing = /(?:代表(?!队|团)[\u4e00-\u9fa5]{0,8}|分别|共|也|又|还|双双|一举|再次|首次|喜|均|，|在.*)+$/
const leading = /^(?:.*，|由|其中)(?=.)/

/** The team that gained an honour where nobody is named; 我区 and 区残联 become the region that the text speaks from. */
export function teamFrom(text: SourcedText, marks: string, reader: Reader): Sourced<string> | undefined {
  let team = text
  const start = leading.exec(marks)?.[0].length ?? 0
  team = team.slice(start)
  const end = trailing.exec(team.value)
  if (end && end.index >= 2) team = team.slice(0, end.index)
  const home = reader.knowledge.home
  const own = /^(?:[我本全]([省市区县旗州])|([省市区县旗州])(?=残联|残疾人|代表队))/.exec(team.value)
  if (home && own && (own[1] ?? own[2]) === home.level) {
    const { length } = own[0]
    team = SourcedText.join([SourcedText.decoded(home.name, team.spans(0, length)[0] ?? [0, 0]), team.slice(length)])
  }
  return sourcedIf(team.trim())
}
