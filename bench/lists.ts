import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

import { fillLists } from './fillLists.js'

/** Lists as a website requests them: the newest ten, over REST and GraphQL, without authentication. */
const queries = {
  'REST articles': '/api/articles?limit=10',
  'REST activities': '/api/activities?limit=10',
  'REST people': '/api/people?limit=10',
  'REST honours': '/api/honours?limit=10',
  'GraphQL Articles': '{ Articles(limit: 10) { totalDocs docs { title slug publishedAt topics { name } } } }',
  'GraphQL Activities':
    '{ Activities(limit: 10) { totalDocs docs { ' +
    'title date { start } participants { title person { name } } figures { value } } } }',
  'GraphQL People': '{ People(limit: 10) { totalDocs docs { name positions { title } } } }',
  'GraphQL Honours': '{ Honours(limit: 10) { totalDocs docs { title year recipients { name } } } }',
}
type QueryName = keyof typeof queries

const rounds = 40

/**
 * Measures the lists with few and with many documents of each collection, and prints the medians in milliseconds and
 * their ratio.
 */
export function lists(few = 100, many = 10_000): void {
  const small = inProcess(few)
  const large = inProcess(many)
  const line = (name: string, ...cells: string[]) =>
    `${name.padEnd(20)}${cells.map((cell) => cell.padStart(12)).join('')}\n`
  process.stdout.write(line('', `${few} docs`, `${many} docs`, 'ratio'))
  for (const name of Object.keys(queries) as QueryName[]) {
    process.stdout.write(
      line(
        name,
        `${small[name].toFixed(1)} ms`,
        `${large[name].toFixed(1)} ms`,
        (large[name] / small[name]).toFixed(2),
      ),
    )
  }
}

// A process has one Payload instance, and the second measurement must not profit from caches of the first.
function inProcess(documents: number): Record<QueryName, number> {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-lists-'))
  const settings = {
    DATABASE_URI: `file:${join(directory, 'lists.db')}`,
    DATA_DIR: directory,
    MEDIA_DIR: directory,
    PAYLOAD_SECRET: 'a secret for benchmarks only',
  }
  try {
    const args = [
      '--conditions=production',
      '--import',
      'tsx',
      fileURLToPath(import.meta.url),
      '--measure',
      String(documents),
    ]
    const out = execFileSync(process.execPath, args, {
      env: { ...process.env, ...settings },
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 50_000_000,
    })
    return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Record<QueryName, number>
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measure(documents: number): Promise<void> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../payload.config.js')
  const { createApp } = await import('../src/server/createApp.js')
  const payload = await getPayload({ config })
  await fillLists(payload, documents)
  const server = createServer(createApp({ payload }))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const medians: [string, number][] = []
  for (const [name, query] of Object.entries(queries))
    medians.push([name, await median(() => runQuery(address, query))])
  server.close()
  await payload.destroy()
  process.stdout.write(`${JSON.stringify(Object.fromEntries(medians))}\n`)
}

async function runQuery(address: string, query: string): Promise<void> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: query }),
  }
  const response = query.startsWith('/') ? await fetch(address + query) : await fetch(`${address}/api/graphql`, post)
  const answer = (await response.json()) as { errors?: unknown }
  if (!response.ok || answer.errors) throw new Error(`${query}: ${JSON.stringify(answer).slice(0, 300)}`)
}

async function median(work: () => Promise<void>): Promise<number> {
  for (let n = 0; n < 10; n += 1) await work()
  const times: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return times.sort((a, b) => a - b)[rounds / 2] ?? 0
}

const [flag, documents] = process.argv.slice(2)
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (flag === '--measure') {
    await measure(Number(documents))
    process.exit(0)
  }
  lists()
}
