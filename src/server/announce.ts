import type { Payload } from 'payload'

import type { Environment } from '../config/environment.js'
import { governedSlugs, slugs } from '../vocabulary/slugs.js'
import type { SetUpToken } from './setUpToken.js'

type Parts = {
  payload: Payload
  environment: Environment
  port: number
  setUpToken: SetUpToken | undefined
  say: (line: string) => void
}

/** Says to whoever started the program where it is, what the import brought, and how to make the first administrator. */
export async function announce({ payload, environment, port, setUpToken, say }: Parts): Promise<void> {
  // With PORT=0 the system chose the port, which the default public address cannot know.
  const url = environment.publicUrl.replace(/:0$/, `:${port}`)
  say('')
  say('大事记 Dashiji')
  say(`  管理界面 Admin    ${url}/admin`)
  say(`  REST              ${url}/api`)
  say(`  GraphQL           ${url}/api/graphql`)
  for (const line of await importedLines(payload)) say(line)
  if (setUpToken) {
    say('')
    say('  还没有管理员。请用此一次性链接创建第一位（也可设置 ADMIN_EMAIL 和 ADMIN_PASSWORD 后重新启动）：')
    say('  There is no administrator yet. Make the first one with this one-time link (or set ADMIN_EMAIL and ADMIN_PASSWORD and restart):')
    say(`  ${url}/set-up/${setUpToken.value}`)
  }
  say('')
}

async function importedLines(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({ collection: slugs.sources, depth: 0, pagination: false, sort: 'filename', select: { filename: true } })
  return Promise.all(
    docs.map(async ({ id, filename }) => {
      const counts = await Promise.all(
        governedSlugs.map(async (collection) => {
          const { totalDocs } = await payload.count({ collection, where: { source: { equals: id } } })
          const { zh, en } = payload.collections[collection].config.labels.plural as { zh: string; en: string }
          return `${zh} ${en} ${totalDocs}`
        }),
      )
      return `  已导入 Imported   ${filename}: ${counts.join(', ')}`
    }),
  )
}
