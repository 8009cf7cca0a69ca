import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

import { firstMessage, forkProcess } from './forkProcess.js'

const sides = ['ours', 'plain'] as const
const tasks = ['save', 'publication'] as const
const [rounds, perRound] = [10, 20]

/**
 * Measures the cost of the gate and the audit trail: an autosave of an article with 20 paragraphs, and the publication
 * of an approved one, compared with plain Payload on the same database without hooks and gate. One process each,
 * measured alternately, through the local API.
 */
export async function workflow(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-workflow-'))
  const children: ChildProcess[] = []
  try {
    for (const side of sides) children.push(await startSide(side, join(directory, side)))
    const times = new Map<string, number[]>()
    for (let round = 0; round <= rounds; round += 1) {
      for (const task of tasks) {
        for (const [index, side] of sides.entries()) {
          const durations = await runTask(children[index]!, task)
          // Round 0 is a warm-up.
          if (round > 0) times.set(`${task} ${side}`, [...(times.get(`${task} ${side}`) ?? []), ...durations])
        }
      }
      process.stderr.write(`\r${round}/${rounds}`)
    }
    process.stderr.write('\n')
    const rows = tasks.map((task) => ({
      task,
      ours: median(times.get(`${task} ours`)!),
      plain: median(times.get(`${task} plain`)!),
    }))
    const line = (name: string, ours: string, plain: string, ratio: string) =>
      `${name.padEnd(14)}${ours.padStart(12)}${plain.padStart(12)}${ratio.padStart(10)}\n`
    const milliseconds = (value: number) => `${value.toFixed(1)} ms`
    process.stdout.write(line('median', 'ours', 'plain', 'ratio'))
    for (const { task, ours, plain } of rows)
      process.stdout.write(line(task, milliseconds(ours), milliseconds(plain), `× ${(ours / plain).toFixed(2)}`))
    saveResult({
      at: new Date().toISOString(),
      node: process.version,
      processors: cpus().map(({ model }) => model),
      rounds,
      perRound,
      rows,
    })
  } finally {
    for (const child of children) child.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function startSide(side: string, directory: string): Promise<ChildProcess> {
  mkdirSync(directory, { recursive: true })
  const child = forkProcess('workflowSide.ts', [side], directory)
  await firstMessage(child, side)
  return child
}

async function runTask(child: ChildProcess, task: string): Promise<number[]> {
  const answer = once(child, 'message')
  child.send({ task, count: perRound })
  return (await answer)[0] as number[]
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

function saveResult(result: object): void {
  mkdirSync('bench/results', { recursive: true })
  const file = `bench/results/workflow-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.json`
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`${file}\n`)
}
