import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

import sharp from 'sharp'

import { firstMessage, forkProcess } from './forkProcess.js'

type Server = { readonly port: number; readonly token: string; readonly articles: readonly string[] }
type Round = { readonly times: readonly number[]; readonly uploads: number }

const [rounds, secondsPerRound, editors, uploaders] = [4, 8, 2, 3]
/** What people will bear: the slowest saves beside uploads may take so many times as long as without. */
const wantedRatio = 3

/**
 * Measures how long saves take beside uploads of photographs with 12 megapixels, compared with saves alone on the same
 * server, measured alternately over HTTP.
 */
export async function contention(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-contention-'))
  const photograph = await sharp({
    create: { width: 4000, height: 3000, channels: 3, background: '#808080', noise: { type: 'gaussian', sigma: 20 } },
  })
    .jpeg()
    .toBuffer()
  const child = forkProcess('contentionServer.ts', [String(editors)], directory)
  try {
    const server = (await firstMessage(child, 'server')) as Server
    const alone: Round[] = []
    const beside: Round[] = []
    for (let round = 0; round <= rounds; round += 1) {
      const measured = [await measure(server), await measure(server, photograph)] as const
      // Round 0 is a warm-up.
      if (round > 0) {
        alone.push(measured[0])
        beside.push(measured[1])
      }
      process.stderr.write(`\r${round}/${rounds}`)
    }
    process.stderr.write('\n')
    report(alone, beside)
  } finally {
    child.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Saves for some seconds, one after another for each editor, and uploads meanwhile when there is a photograph. */
async function measure({ port, token, articles }: Server, photograph?: Buffer): Promise<Round> {
  const end = performance.now() + secondsPerRound * 1000
  const times: number[] = []
  let uploads = 0
  const send = async (method: string, path: string, body: FormData | string, type?: string) => {
    const headers = { authorization: `JWT ${token}`, ...(type && { 'content-type': type }) }
    const response = await fetch(`http://127.0.0.1:${port}/api/${path}`, { method, headers, body })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  const save = async (id: string) => {
    for (let n = 0; performance.now() < end; n += 1) {
      const start = performance.now()
      const data = JSON.stringify({ title: `第 ${n} 稿` })
      await send('PATCH', `articles/${id}?draft=true&autosave=true`, data, 'application/json')
      times.push(performance.now() - start)
    }
  }
  const upload = async (bytes: Buffer) => {
    while (performance.now() < end) {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ alt: '合影' }))
      form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), '照片.jpg')
      await send('POST', 'media', form)
      uploads += 1
    }
  }
  await Promise.all([
    ...articles.map(save),
    ...(photograph ? Array.from({ length: uploaders }, () => upload(photograph)) : []),
  ])
  return { times, uploads }
}

function report(alone: readonly Round[], beside: readonly Round[]): void {
  const figures = (measured: readonly Round[]) => {
    const times = measured.flatMap(({ times }) => times).toSorted((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    const uploads = measured.reduce((sum, round) => sum + round.uploads, 0)
    return { saves: times.length, uploads, p50: at(0.5), p99: at(0.99) }
  }
  const rows = { alone: figures(alone), beside: figures(beside) }
  const ratio = rows.beside.p99 / rows.alone.p99
  const line = (...cells: string[]) => `${cells.map((cell, n) => (n ? cell.padStart(12) : cell.padEnd(16))).join('')}\n`
  process.stdout.write(line('saves', 'p50', 'p99', 'saves', 'uploads'))
  for (const [name, { p50, p99, saves, uploads }] of Object.entries(rows)) {
    const label = name === 'alone' ? 'alone' : 'beside uploads'
    process.stdout.write(line(label, `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`, String(saves), String(uploads)))
  }
  process.stdout.write(line('ratio', '', `× ${ratio.toFixed(2)}`, ratio <= wantedRatio ? '' : `> ${wantedRatio}`))
  mkdirSync('bench/results', { recursive: true })
  const file = `bench/results/contention-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`
  const processors = cpus().map(({ model }) => model)
  const result = {
    at: new Date().toISOString(),
    node: process.version,
    processors,
    rounds,
    secondsPerRound,
    rows,
    ratio,
  }
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`${file}\n`)
}
