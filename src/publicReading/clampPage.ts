/** The most documents a page of an answer may hold for readers who are not staff; Payload itself takes `limit=0` for "all". */
export const publicPageLimit = 100

export type Page = { limit?: unknown; page?: unknown; pagination?: unknown }

/**
 * The page that is answered for the page that was asked for; `undefined` leaves Payload's default.
 *
 * | limit | answered |
 * | --- | --- |
 * | 1 … 100 | that many |
 * | more, 0, below 0, not a number | 100 |
 * | none | the default; 100 with `pagination=false`, which alone would mean all |
 */
export function clampPage({ limit, page, pagination }: Page): { limit: number | undefined; page: number | undefined } {
  const wanted = limit ?? (pagination === false ? publicPageLimit : undefined)
  const fits = typeof wanted === 'number' && wanted >= 1 && wanted <= publicPageLimit
  return {
    limit: wanted === undefined ? undefined : fits ? Math.trunc(wanted) : publicPageLimit,
    page: typeof page === 'number' && Number.isSafeInteger(page) && page >= 1 ? page : undefined,
  }
}
