import { SourcedText } from '../SourcedText.js'
import type { Transform } from '../tree.js'
import { mapBlocks } from './mapBlocks.js'
import { markDropped } from './markDropped.js'

/** Replaces the addresses of images behind a proxy by the original ones, in the body and in the front matter. */
export const unwrapProxies: Transform = (tree) => {
  const prefixes: SourcedText[] = []
  const unwrap = (url: SourcedText): SourcedText => {
    const { originalUrl, prefix } = unwrapProxyUrl(url)
    if (prefix) prefixes.push(prefix)
    return originalUrl
  }
  const meta = tree.meta.map((field) => ({
    ...field,
    values: field.values.map((value) => (/^(https?:)?\/\//.test(value.value) ? unwrap(value) : value)),
  }))
  const blocks = mapBlocks(tree.blocks, (block) => [
    block.type === 'image' ? { ...block, url: unwrap(block.url) } : block,
  ])
  return markDropped(
    { ...tree, meta, blocks },
    'proxy',
    prefixes.flatMap((prefix) => prefix.spans()),
  )
}

/** `https://proxy/?http://…` and `https://proxy/http://…` */
const appendedUrl = /^https?:\/\/[^/?#]+\/[^?#]*?\??(?=https?:\/\/)/
const urlParameter = /[?&](?:url|u|src|uri|image|img|target|link|original)=(https?(?::|%3a)[^&]+)/i

/** The address behind an image proxy, or the address itself when there is no proxy; `prefix` is what was removed. */
export function unwrapProxyUrl(url: SourcedText): { readonly originalUrl: SourcedText; readonly prefix?: SourcedText } {
  const { value } = url
  if (value.startsWith('//')) {
    const start = url.spans()[0]?.[0] ?? 0
    return { originalUrl: SourcedText.join([SourcedText.withSpan('https:', [start, start]), url]) }
  }
  const appendedMatch = appendedUrl.exec(value)
  if (appendedMatch) {
    const rest = unwrapProxyUrl(url.slice(appendedMatch[0].length))
    return { originalUrl: rest.originalUrl, prefix: url.slice(0, appendedMatch[0].length) }
  }
  const parameterMatch = urlParameter.exec(value)
  if (!parameterMatch?.[1]) return { originalUrl: url }
  const start = parameterMatch.index + parameterMatch[0].length - parameterMatch[1].length
  const inner = url.slice(start, start + parameterMatch[1].length)
  const decoded = decode(inner.value)
  const span = inner.spans()[0]
  if (!span || decoded === undefined) return { originalUrl: url }
  return {
    originalUrl: decoded === inner.value ? inner : SourcedText.withSpan(decoded, span),
    prefix: url.slice(0, start),
  }
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
