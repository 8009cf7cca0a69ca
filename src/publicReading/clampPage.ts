/** Maximum page size for readers who are not staff. Payload itself reads `limit=0` as “all documents”. */
export const publicPageLimit = 100

export type Page = { limit?: unknown; page?: unknown; pagination?: unknown }

/**
 * Limits the page that a request asks for; `undefined` means Payload's default.
 *
 * | requested limit | result |
 * | --- | --- |
 * | 1 … 100 | unchanged |
 * | greater, 0, negative, not a number | 100 |
 * | none | the default; 100 with `pagination=false`, which would otherwise return all documents |
 */
export function clampPage({ limit, page, pagination }: Page): { limit: number | undefined; page: number | undefined } {
  const wanted = limit ?? (pagination === false ? publicPageLimit : undefined)
  const fits = typeof wanted === 'number' && wanted >= 1 && wanted <= publicPageLimit
  return {
    limit: wanted === undefined ? undefined : fits ? Math.trunc(wanted) : publicPageLimit,
    page: typeof page === 'number' && Number.isSafeInteger(page) && page >= 1 ? page : undefined,
  }
}
