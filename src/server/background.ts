import type { Payload } from 'payload'

import { tidyUp } from '../database/refreshStatistics.js'
import { runDue } from '../workflow/schedule/runDue.js'
import { sweepSeals } from '../workflow/seal/sweepSeals.js'
import { text, type Text } from '../vocabulary/text.js'

type Chore = { readonly everyMs: number; readonly work: (payload: Payload) => Promise<unknown>; readonly failed: Text }

/** What the server does by itself while it runs, each at start first. Payload's own jobs have no lease: what must happen once is here. */
const chores: readonly Chore[] = [
  {
    everyMs: 5_000,
    work: (payload) => runDue(payload),
    failed: text('查看定时发布时出错。', 'Looking for scheduled publications failed.'),
  },
  {
    everyMs: 10 * 60_000,
    work: sweepSeals,
    failed: text('核对公开内容的封条时出错。', 'Checking the seals of live text failed.'),
  },
  { everyMs: 6 * 3_600_000, work: tidyUp, failed: text('维护数据库时出错。', 'Tidying up the database failed.') },
]

/** Starts what the server does by itself. @returns stops it, after what is under way */
export function startBackground(payload: Payload): () => Promise<void> {
  const stops = chores.map((chore) => repeat(payload, chore))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

function repeat(payload: Payload, { everyMs, work, failed }: Chore): () => Promise<void> {
  let running: Promise<void> | undefined
  const run = () => {
    running ??= work(payload)
      .then(
        () => undefined,
        (error: unknown) => payload.logger.error({ err: error, msg: `${failed.zh} ${failed.en}` }),
      )
      .finally(() => (running = undefined))
  }
  run()
  const timer = setInterval(run, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
