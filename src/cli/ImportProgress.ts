import { bilingual } from '../vocabulary/bilingual.js'
import type { Language } from '../vocabulary/pickLanguage.js'

/** A short run shows no progress. */
const quietMs = 3_000
const terminalIntervalMs = 250
const logIntervalMs = 30_000

/**
 * How far an import has come, on standard error: a line that is drawn over on a terminal, and elsewhere a new line now
 * and then.
 */
export class ImportProgress {
  private readonly startedAt = Date.now()
  private shownAt = Date.now()
  private done = 0
  private isDrawn = false

  constructor(
    private readonly total: number,
    private readonly language: Language,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  /** Counts a file. */
  count(): void {
    this.done += 1
    const now = Date.now()
    const interval = this.stream.isTTY ? terminalIntervalMs : logIntervalMs
    if (this.done === this.total || now - this.startedAt < quietMs || now - this.shownAt < interval) return
    this.shownAt = now
    this.isDrawn = this.stream.isTTY
    const line = describeProgress({ done: this.done, total: this.total, elapsedMs: now - this.startedAt })
    this.stream.write(this.isDrawn ? `\r\u001b[K${line[this.language]}` : `${line[this.language]}\n`)
  }

  /** Clears the line before something else is printed. */
  clear(): void {
    if (this.isDrawn) this.stream.write('\r\u001b[K')
    this.isDrawn = false
  }
}

/** How many files of how many are done, how many a second, and how long the rest will take at that rate. */
export function describeProgress({ done, total, elapsedMs }: { done: number; total: number; elapsedMs: number }) {
  const perSecond = (done * 1000) / Math.max(1, elapsedMs)
  const rate = perSecond.toFixed(perSecond < 10 ? 1 : 0)
  const left = duration((total - done) / perSecond)
  return bilingual(
    `${done} / ${total}，每秒 ${rate} 份，还需约 ${left}`,
    `${done} of ${total}, ${rate} a second, about ${left} left`,
  )
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  return `${hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : minutes}:${String(whole % 60).padStart(2, '0')}`
}
