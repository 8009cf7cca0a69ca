import { readAppellation, type Appellation } from './appellation.js'
import { isOrganisation } from './organisationNames.js'

const asMember = /^作为(?<body>[^，。；]{2,20}?)(?:的一员|的?(?<title>成员|代表(?!团|队|大会)|队员|队长|团员|特邀代表))/

const appointed = /^(?:当选为?|担任|被任命为|出任|就任)(?<post>[^，。；]{2,24}?)(?=[，。；]|$)/

/** Reads the body that a person stands for when the text says so after his name: 何晓英作为上海代表团的一员, 当选区残联理事长. */
export function readMembership(text: string, nameEnd: number): Appellation {
  const post = appointed.exec(text.slice(nameEnd))
  if (post) return readAppellation(text, nameEnd + post[0].length)
  const match = asMember.exec(text.slice(nameEnd))
  const body = match?.groups?.body
  if (!match || body === undefined || !isOrganisation(body)) return {}
  const start = nameEnd + 2
  const title = match.groups?.title
  return {
    organisation: [start, start + body.length],
    title: title === undefined ? undefined : [nameEnd + match[0].length - title.length, nameEnd + match[0].length],
  }
}
