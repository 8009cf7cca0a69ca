import type { Payload } from 'payload'

import type { Environment } from '../config/environment.js'
import { bilingual } from '../vocabulary/bilingual.js'
import type { Language } from '../vocabulary/pickLanguage.js'
import { governedSlugs, slugs } from '../vocabulary/slugs.js'
import type { SetUpToken } from './setUpToken.js'

type AnnounceOptions = {
  payload: Payload
  environment: Environment
  setUpToken: SetUpToken | undefined
  language: Language
  print: (line: string) => void
}

const productName = bilingual('大事记', 'Dashiji')
// Eight columns of a terminal each, as wide as the names below it.
const adminLabel = bilingual('管理界面', 'Admin   ')
const importedLabel = bilingual('已导入', 'Imported')
const publicUrlMissing = bilingual(
  '注意：HOST 对外开放，但 PUBLIC_URL 未设置；从其他电脑将无法登录。请把 PUBLIC_URL 设为访问者使用的网址。',
  'Note: HOST is open to others but PUBLIC_URL is not set, so nobody can sign in from another computer. Set PUBLIC_URL to the address they use.',
)
const administratorMissing = bilingual(
  '还没有管理员。请用此一次性链接创建第一位（也可设置 ADMIN_EMAIL 和 ADMIN_PASSWORD 后重新启动）：',
  'There is no administrator yet. Create the first one with this one-time link (or set ADMIN_EMAIL and ADMIN_PASSWORD and restart):',
)

/** Prints the addresses, what has been imported, and how to create the first administrator. */
export async function announce({ payload, environment, setUpToken, language, print }: AnnounceOptions): Promise<void> {
  const { publicUrl: url, host } = environment
  print('')
  print(productName[language])
  print(`  ${adminLabel[language]}  ${url}/admin`)
  print(`  REST      ${url}/api`)
  print(`  GraphQL   ${url}/api/graphql`)
  for (const line of await importedLines(payload, language)) print(`  ${line}`)
  if (!isLoopback(host) && isLoopback(new URL(url).hostname)) print(`  ${publicUrlMissing[language]}`)
  if (setUpToken) {
    print('')
    print(`  ${administratorMissing[language]}`)
    print(`  ${url}/set-up/${setUpToken.value}`)
  }
  print('')
}

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host)

async function importedLines(payload: Payload, language: Language): Promise<string[]> {
  const { docs } = await payload.find({
    collection: slugs.sources,
    depth: 0,
    pagination: false,
    sort: 'filename',
    select: { filename: true },
  })
  return Promise.all(
    docs.map(async ({ id, filename }) => {
      const counts = await Promise.all(
        governedSlugs.map(async (collection) => {
          const { totalDocs } = await payload.count({ collection, where: { source: { equals: id } } })
          const label = payload.collections[collection].config.labels.plural as { zh: string; en: string }
          return `${label[language]} ${totalDocs}`
        }),
      )
      return `${importedLabel[language]} ${filename}: ${counts.join(', ')}`
    }),
  )
}
