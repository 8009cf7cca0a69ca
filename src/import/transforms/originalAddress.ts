import { SourcedText } from '../SourcedText.js'

/** `https://proxy/?http://…` and `https://proxy/http://…` */
const appended = /^https?:\/\/[^/?#]+\/[^?#]*?\??(?=https?:\/\/)/
const parameter = /[?&](?:url|u|src|uri|image|img|target|link|original)=(https?(?::|%3a)[^&]+)/i

/** The address behind an image proxy, or the address itself when there is none; `prefix` is what was taken off. */
export function originalAddress(url: SourcedText): { readonly address: SourcedText; readonly prefix?: SourcedText } {
  const { value } = url
  if (value.startsWith('//'))
    return {
      address: SourcedText.join([
        SourcedText.decoded('https:', [url.spans()[0]?.[0] ?? 0, url.spans()[0]?.[0] ?? 0]),
        url,
      ]),
    }
  const before = appended.exec(value)
  if (before) {
    const rest = originalAddress(url.slice(before[0].length))
    return { address: rest.address, prefix: url.slice(0, before[0].length) }
  }
  const named = parameter.exec(value)
  if (!named?.[1]) return { address: url }
  const start = named.index + named[0].length - named[1].length
  const inner = url.slice(start, start + named[1].length)
  const decoded = decode(inner.value)
  const span = inner.spans()[0]
  if (!span || decoded === undefined) return { address: url }
  return { address: decoded === inner.value ? inner : SourcedText.decoded(decoded, span), prefix: url.slice(0, start) }
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
