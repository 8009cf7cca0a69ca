import type { TaskConfig } from 'payload'

import { fetchAllAwaited } from '../images/fetchAllAwaited.js'

type FetchOriginals = { input: object; output: { tried: number; fetched: number } }

/** Every night, tries again for the images that stand as placeholders. It fails for no image's sake: what is missing today is tried tomorrow. */
export const fetchOriginals: TaskConfig<FetchOriginals> = {
  slug: 'fetchOriginals',
  label: '补取原图 / Fetch awaited originals',
  schedule: [{ cron: '17 3 * * *', queue: 'default' }],
  outputSchema: [
    { name: 'tried', type: 'number', required: true },
    { name: 'fetched', type: 'number', required: true },
  ],
  handler: async ({ req }) => {
    const results = await fetchAllAwaited(req.payload)
    const fetched = results.filter(({ outcome }) => outcome === 'fetched').length
    if (results.length > 0)
      req.payload.logger.info({
        msg: 'Awaited originals tried',
        tried: results.length,
        fetched,
        missing: results.filter(({ outcome }) => outcome !== 'fetched'),
      })
    return { output: { tried: results.length, fetched } }
  },
}
