import type { LoadResult } from './deliveryLoad.js'

export type Figures = {
  perSecond: number
  p50: number
  p99: number
  answers: number
  failed: number
  kilobytes: number
}
export type Row = { name: string; ours: Figures; plain: Figures }

/** Aggregates the measurements of one server. */
export function figuresOf(results: LoadResult[]): Figures {
  const times = results.flatMap((result) => result.times).sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const sum = (value: (result: LoadResult) => number) => results.reduce((total, result) => total + value(result), 0)
  return {
    perSecond: times.length / sum(({ seconds }) => seconds),
    p50: at(0.5),
    p99: at(0.99),
    answers: times.length,
    failed: sum(({ failed }) => failed),
    kilobytes: sum(({ bytes }) => bytes) / 1024 / times.length,
  }
}

/** Formats the figures as a table; a ratio above 1 means that the product is faster than plain Payload. */
export function table(rows: Row[]): string {
  const line = (cells: string[]) =>
    `${cells[0]!.padEnd(14)}${cells
      .slice(1)
      .map((cell) => cell.padStart(12))
      .join('')}\n`
  const figures = ({ perSecond, p50, p99, kilobytes, failed }: Figures) => [
    perSecond.toFixed(1),
    `${p50.toFixed(1)} ms`,
    `${p99.toFixed(1)} ms`,
    kilobytes.toFixed(1),
    String(failed),
  ]
  const lines = rows.flatMap(({ name, ours, plain }) => [
    line([name, 'ours', ...figures(ours), '']),
    line(['', 'plain', ...figures(plain), `× ${(ours.perSecond / plain.perSecond).toFixed(2)}`]),
  ])
  return line(['', 'server', 'answers/s', 'p50', 'p99', 'kB', 'failed', 'ratio']) + lines.join('')
}
