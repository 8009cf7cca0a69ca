/**
 * Parameters whose values say nothing about a person and open nothing. Every other value (tokens, reasons, what
 * somebody searched for) stays out of the log.
 */
const loggedParameters = [
  'autosave',
  'depth',
  'draft',
  'fallback-locale',
  'limit',
  'locale',
  'operationName',
  'page',
  'pagination',
  'sort',
  'trash',
]
const isLogged = (name: string): boolean => loggedParameters.includes(name) || /^select(\[\w+\])+$/.test(name)

const plainValue = /^[\w.,:-]{0,40}$/

/** The segment after one of these opens something to whoever knows it. */
const opensNext = ['reset', 'set-up', 'verify']
/** Ids of either database, which are no secret. */
const id = /^([\da-f]{24}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i
/** Long and without the dots of a file name: what a token looks like. */
const tokenLike = /^[^.]{20,}$/
const mask = '…'

/** The address of a request as it may stand in the log: without what opens something, and without what people wrote. */
export function maskAddress(url: string): string {
  const [address = ''] = url.split('#')
  const [path = '', ...query] = address.split('?')
  return [maskPath(path), ...(query.length > 0 ? [maskQuery(query.join('?'))] : [])].join('?')
}

function maskPath(path: string): string {
  let isSecret = false
  return path
    .split(/([/\\])/)
    .map((segment) => {
      if (segment === '' || segment === '/' || segment === '\\') return segment
      const word = decode(segment).toLowerCase()
      const isMasked = isSecret || (tokenLike.test(word) && !id.test(word)) || /[;=]/.test(word)
      isSecret = opensNext.includes(word.split(/[^\w-]/)[0] ?? '')
      return isMasked ? mask : segment
    })
    .join('')
}

const maskQuery = (query: string): string =>
  query
    .split(/([&;])/)
    .map((part) => {
      if (part === '&' || part === ';' || part === '') return part
      const [name = '', ...value] = part.split('=')
      if (value.length === 0) return mask
      if (isLogged(decode(name)) && plainValue.test(decode(value.join('=')))) return part
      // The name of an unknown parameter may itself be what must not be read.
      return tokenLike.test(decode(name)) && !name.startsWith('where') ? `${mask}=${mask}` : `${name}=${mask}`
    })
    .join('')

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
