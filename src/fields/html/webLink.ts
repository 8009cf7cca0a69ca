const schemes = ['http:', 'https:', 'mailto:']

/**
 * An address that a reader may be sent to, or undefined: `javascript:` and `data:` run in the page, and a relative address
 * would lead somewhere else on every website that shows the text.
 */
export function webLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address.trim())) return undefined
  const url = new URL(address.trim())
  return schemes.includes(url.protocol) ? url.href : undefined
}
