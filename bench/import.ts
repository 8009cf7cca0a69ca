import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { firstMessage, forkProcess } from './forkProcess.js'

/** What a process of the benchmark sends: totals, and memory in bytes. */
type Measurement = {
  readonly documents: number
  readonly records: number
  readonly statements: number
  readonly planMs: number
  readonly storeMs: number
  readonly base: number
  readonly peak: number
  readonly last: number
}

/**
 * Measures imports of 100 and 1,000 documents, or of as many as `--documents` says (it may be repeated): documents
 * planned and stored a second, statements a document, memory. Each number has a process and a SQLite database of its
 * own, so that the rows show whether time and memory stay in proportion.
 */
export async function importDocuments(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { documents: { type: 'string', multiple: true } } })
  const sizes = (values.documents ?? ['100', '1000']).map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new Error('--documents: 应为正整数 / must be a whole number above 0')
  const rows: Measurement[] = []
  printRow(['documents', 'records each', 'planned / s', 'stored / s', 'statements', 'MB before', 'peak', 'after'])
  for (const size of sizes) {
    const row = await measure(size)
    rows.push(row)
    const { documents, records, statements, planMs, storeMs, base, peak, last } = row
    printRow([
      documents,
      records / documents,
      (documents * 1000) / planMs,
      (documents * 1000) / storeMs,
      statements / documents,
      ...[base, peak, last].map((bytes) => bytes / 1e6),
    ])
  }
  mkdirSync('bench/results', { recursive: true })
  const file = `bench/results/import-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`
  const processors = cpus().map(({ model }) => model)
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, processors, rows }, null, 2)}\n`,
  )
  process.stdout.write(`${file}\n`)
}

async function measure(documents: number): Promise<Measurement> {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-import-'))
  try {
    const child = forkProcess('importSide.ts', [String(documents)], directory)
    const ended = once(child, 'exit')
    const measurement = (await firstMessage(child, 'import')) as Measurement
    await ended
    return measurement
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const printRow = (cells: readonly (string | number)[]) =>
  void process.stdout.write(
    `${cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(cell < 10 ? 1 : 0) : cell).padStart(13)).join('')}\n`,
  )
