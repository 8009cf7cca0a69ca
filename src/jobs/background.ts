import type { Payload } from 'payload'

import { settings } from '../config/settings.js'
import { tidyUp } from '../database/refreshStatistics.js'
import { sweepEmptyDrafts } from '../workflow/maintenance/sweepEmptyDrafts.js'
import { publishDueSchedules } from '../workflow/schedule/publishDueSchedules.js'
import { recheckBrokenSeals, sweepSeals } from '../workflow/seal/sweepSeals.js'
import { workflowOf } from '../workflow/workflowOf.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { sweepMediaFiles } from './sweepMediaFiles.js'

type BackgroundTask = {
  readonly everyMs: number
  readonly work: (payload: Payload) => Promise<unknown>
  readonly failureMessage: Bilingual
}

const dayMs = 24 * 3_600_000

/** Deletes drafts that are older than `KEEP_DRAFTS_DAYS` and that nothing refers to; 0 keeps them for ever. */
async function thinOldDrafts(payload: Payload): Promise<void> {
  const { keepDraftsDays } = settings()
  if (keepDraftsDays > 0) await workflowOf(payload).thinDrafts(payload, new Date(Date.now() - keepDraftsDays * dayMs))
}

/**
 * Periodic work of a running server; each task also runs at start. Payload's job queue has no leases, so whatever must
 * not run twice at the same time is here.
 */
const backgroundTasks: readonly BackgroundTask[] = [
  {
    everyMs: 5_000,
    work: (payload) => publishDueSchedules(payload),
    failureMessage: bilingual('查看定时发布时出错。', 'Looking for scheduled publications failed.'),
  },
  {
    everyMs: 5_000,
    work: recheckBrokenSeals,
    failureMessage: bilingual('重新核对封条时出错。', 'Checking broken seals again failed.'),
  },
  {
    everyMs: 10 * 60_000,
    work: sweepSeals,
    failureMessage: bilingual('核对公开内容的封条时出错。', 'Checking the seals of live text failed.'),
  },
  {
    everyMs: 10 * 60_000,
    work: sweepMediaFiles,
    failureMessage: bilingual('核对图片文件时出错。', 'Checking the files of images failed.'),
  },
  {
    everyMs: 3_600_000,
    work: (payload) => sweepEmptyDrafts(payload),
    failureMessage: bilingual('清理空白草稿时出错。', 'Clearing empty drafts away failed.'),
  },
  {
    everyMs: 6 * 3_600_000,
    work: tidyUp,
    failureMessage: bilingual('维护数据库时出错。', 'Tidying up the database failed.'),
  },
  {
    everyMs: dayMs,
    work: thinOldDrafts,
    failureMessage: bilingual('清理旧草稿时出错。', 'Thinning old drafts failed.'),
  },
]

/** Starts the periodic work. @returns a function that stops it and waits for tasks in progress */
export function startBackground(payload: Payload): () => Promise<void> {
  const stops = backgroundTasks.map((task) => repeat(payload, task))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

function repeat(payload: Payload, { everyMs, work, failureMessage }: BackgroundTask): () => Promise<void> {
  let running: Promise<void> | undefined
  const run = () => {
    running ??= work(payload)
      .then(
        () => undefined,
        (error: unknown) => payload.logger.error({ err: error, msg: `${failureMessage.zh} ${failureMessage.en}` }),
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
