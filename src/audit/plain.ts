// Neither database gives these back as they were: what is signed must be what is read.
const unstorable = /[\0\p{Surrogate}]/gu

/** A text as both databases give it back; null for none. */
export const plainText = (value: number | string | null | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : String(value).replace(unstorable, '\uFFFD')

/** A value as JSON and both databases give it back. */
export function plainJson<T>(value: T): T {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).map(([key, one]) => [safe(key), one])) : safe(inner),
  )
  return JSON.parse(text) as T
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const safe = <T>(value: T): T => (typeof value === 'string' ? (value.replace(unstorable, '\uFFFD') as T) : value)
