import canonicalize from 'canonicalize'

/**
 * JSON in the canonical form of RFC 8785: equal values give equal bytes, in whatever order their keys were stored.
 * Hashes and signatures are made over it, so anyone can check them with a JCS library of their own.
 * @param value what JSON leaves out (undefined, functions) or replaces (dates, NaN) is treated as `JSON.stringify` does
 * @returns the text, or undefined when JSON has nothing for the value
 */
export function canonicalJson(value: object): string
export function canonicalJson(value: unknown): string | undefined
export function canonicalJson(value: unknown): string | undefined {
  // Through JSON first: `canonicalize` itself throws on NaN and Infinity and writes invalid JSON for a function.
  const json = JSON.stringify(value) as string | undefined
  return json === undefined ? undefined : canonicalize(JSON.parse(json))
}
