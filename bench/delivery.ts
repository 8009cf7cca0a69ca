import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { requireSameAnswers } from './deliveryAnswers.js'
import type { LoadJob, LoadResult } from './deliveryLoad.js'
import { deliveryOptions } from './deliveryOptions.js'
import { deliveryQueries } from './deliveryQueries.js'
import { figuresOf, table, type Row } from './deliveryTable.js'

const sides = ['ours', 'plain'] as const
type Side = (typeof sides)[number]

const runFile = promisify(execFile)
/** Runs a part of the benchmark in a process of its own. @returns what it printed */
const run = async (args: string[], env: NodeJS.ProcessEnv): Promise<string> =>
  (await runFile(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 200_000_000 })).stdout
const command = (file: string, ...args: string[]) => [
  '--conditions=production',
  '--import',
  'tsx',
  join('bench', file),
  ...args,
]
const environment = (directory: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  NODE_OPTIONS: '',
  DISABLE_PAYLOAD_HMR: 'true',
  DATABASE_URI: `file:${join(directory, 'bench.db')}`,
  DATA_DIR: directory,
  MEDIA_DIR: directory,
  PAYLOAD_SECRET: 'a secret for benchmarks only',
  PUBLIC_URL: 'http://localhost:3000',
})

/**
 * Compares the throughput of the queries in docs/websites.md with that of plain Payload's own GraphQL route: one
 * process each on identical databases, measured alternately by a third process over keep-alive connections.
 */
export async function delivery(args: string[]): Promise<void> {
  const options = deliveryOptions(args)
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-delivery-'))
  const children: ChildProcess[] = []
  try {
    process.stdout.write(`准备 ${options.documents} 篇文档…… Making ${options.documents} documents …\n`)
    const folders = Object.fromEntries(sides.map((side) => [side, join(directory, side)])) as Record<Side, string>
    mkdirSync(folders.ours)
    await run(command('deliveryServer.ts', 'fill', String(options.documents)), environment(folders.ours))
    cpSync(folders.ours, folders.plain, { recursive: true })
    const ports = {} as Record<Side, number>
    for (const side of sides) ports[side] = await serve(side, folders[side], children)
    const rows = await measure(ports, options)
    const text = table(rows)
    process.stdout.write(text)
    saveResult({
      at: new Date().toISOString(),
      node: process.version,
      processors: cpus().map(({ model }) => model),
      options,
      rows,
    })
  } finally {
    for (const child of children) child.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function serve(side: Side, directory: string, children: ChildProcess[]): Promise<number> {
  const child = spawn(process.execPath, command('deliveryServer.ts', side), {
    env: environment(directory),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(child)
  const [output] = (await Promise.race([once(child.stdout!, 'data'), once(child, 'exit').then(() => [''])])) as [
    Buffer | string,
  ]
  const port = Number(output.toString().trim())
  if (!port) throw new Error(`服务未能启动 / The server “${side}” did not start.`)
  return port
}

async function measure(
  ports: Record<Side, number>,
  { documents, seconds, connections, rounds }: ReturnType<typeof deliveryOptions>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const { name, query, variables } of deliveryQueries(documents)) {
    for (const variableSet of variables.slice(0, 5))
      await requireSameAnswers([ports.ours, ports.plain], query, variableSet)
    const results: Record<Side, LoadResult[]> = { ours: [], plain: [] }
    for (const side of sides) await runLoad({ port: ports[side], query, variables, connections, seconds: 1 })
    for (let round = 0; round < rounds; round += 1)
      for (const side of sides)
        results[side].push(await runLoad({ port: ports[side], query, variables, connections, seconds }))
    rows.push({ name, ours: figuresOf(results.ours), plain: figuresOf(results.plain) })
  }
  return rows
}

async function runLoad(job: LoadJob): Promise<LoadResult> {
  return JSON.parse(
    await run(command('deliveryLoad.ts', JSON.stringify(job)), { ...process.env, NODE_OPTIONS: '' }),
  ) as LoadResult
}

function saveResult(result: { at: string } & Record<string, unknown>): void {
  const path = join('bench', 'results', `delivery-${result.at.replace(/[:.]/g, '-')}.json`)
  mkdirSync(join('bench', 'results'), { recursive: true })
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`${path}\n`)
}
