import { readAffiliation, type Affiliation } from './readAffiliation.js'
import { isOrganisation } from './organisationNames.js'

const memberPattern =
  /^作为(?<body>[^，。；]{2,20}?)(?:的一员|的?(?<title>成员|代表(?!团|队|大会)|队员|队长|团员|特邀代表))/

const appointmentPattern = /^(?:当选为?|担任|被任命为|出任|就任)(?<post>[^，。；]{2,24}?)(?=[，。；]|$)/

/** Reads the body that a person stands for when the text says so after his name: 何晓英作为上海代表团的一员, 当选区残联理事长. */
export function readMembership(text: string, nameEnd: number): Affiliation {
  const post = appointmentPattern.exec(text.slice(nameEnd))
  if (post) return readAffiliation(text, nameEnd + post[0].length)
  const match = memberPattern.exec(text.slice(nameEnd))
  const organisation = match?.groups?.body
  if (!match || organisation === undefined || !isOrganisation(organisation)) return {}
  const start = nameEnd + 2
  const title = match.groups?.title
  return {
    organisation: [start, start + organisation.length],
    title: title === undefined ? undefined : [nameEnd + match[0].length - title.length, nameEnd + match[0].length],
  }
}
