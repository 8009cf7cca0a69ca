import { parseArgs } from 'node:util'

import { SettingsError } from '../config/environment.js'
import { loadEnvFile } from '../config/loadEnvFile.js'
import { FileError, planFiles, type PlannedFile } from '../import/load/importFiles.js'
import type { ImportReport, ReportLine } from '../import/report.js'

export type Arguments = { readonly files: readonly string[]; readonly dryRun: boolean; readonly json: boolean }

/** What the command takes, for whoever used it wrongly. */
export const usage = '用法 / Usage: npm run import -- FILE… [--dry-run] [--json]'

/** Reads the arguments of the command; `undefined` when they are not of its form. */
export function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    return positionals.length === 0 ? undefined : { files: positionals, dryRun: values['dry-run'], json: values.json }
  } catch {
    return undefined
  }
}

const collectionLabels: Readonly<Record<string, string>> = {
  articles: '文章 articles',
  activities: '活动 activities',
  honours: '荣誉 honours',
  people: '人物 people',
  organisations: '机构 organisations',
  topics: '主题 topics',
  media: '图片 images',
}
const statusLabels: Readonly<Record<ReportLine['fate'], string>> = {
  used: '已用 used',
  dropped: '略去 dropped',
  usedAndDropped: '部分略去 partly',
  blank: '空白 blank',
  unaccounted: '未说明 unaccounted',
}

/** The few lines that say what a file brought. */
export function describeSummary({ records, characters }: ImportReport): string[] {
  const counts = Object.entries(records).map(([slug, count]) => `${collectionLabels[slug] ?? slug} ${count}`)
  return [
    `  ${counts.join('，')}`,
    `  字符 characters ${characters.total}：已用 used ${characters.used}，略去 dropped ${characters.dropped}，空白 blank ${characters.blank}，未说明 unaccounted ${characters.unaccounted}`,
  ]
}

/** The whole report, line by line of the source, and what a person may want to look at. */
export function describeReport(report: ImportReport): string[] {
  const lines = report.lines
    .filter(({ fate }) => fate !== 'blank')
    .flatMap((line) => [
      `${String(line.number).padStart(5)} ${statusLabels[line.fate]} ${truncate(line.text)}`,
      ...line.parts.map(
        (part) =>
          `        ${part.fate === 'used' ? `→ ${(part.uses ?? []).join(' ')}` : `× ${truncate(part.text)}：${part.zh ?? ''} ${part.en ?? ''}`}`,
      ),
    ])
  return [
    ...lines,
    ...report.notes.map((note) => `      ! ${note.line}: ${note.zh} ${note.en}: ${truncate(note.text)}`),
  ]
}

const truncate = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

const log = (line: string) => void process.stderr.write(`${line}\n`)
// Waits until it is written: a pipe takes its time, and the process ends right after.
const print = (text: string) =>
  new Promise<void>(
    (resolve, reject) => void process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())),
  )

type FileOutcome = {
  readonly file: PlannedFile
  readonly outcome: 'planned' | 'imported' | 'alreadyImported'
  readonly state?: string
  readonly source?: string
}

async function run({ files: paths, dryRun, json }: Arguments): Promise<void> {
  const files = await planFiles(paths)
  const outcomes = dryRun
    ? files.map((file): FileOutcome => ({ file, outcome: 'planned' }))
    : await importIntoDatabase(files)
  if (json) return print(JSON.stringify({ dryRun, documents: outcomes.map(toJson) }, null, 2))
  for (const { file, outcome, state } of outcomes) {
    await print(
      [
        `${file.filename}: ${outcomeLabels[outcome]}${state ? ` (${state})` : ''}`,
        ...describeSummary(file.report),
        ...(dryRun ? describeReport(file.report) : []),
      ].join('\n'),
    )
  }
}

async function importIntoDatabase(files: readonly PlannedFile[]): Promise<FileOutcome[]> {
  // Imported late: a dry run needs no database, and none is made.
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', DISABLE_PAYLOAD_HMR: 'true' })
  loadEnvFile()
  const { settings } = await import('../config/settings.js')
  const { prepareDirectories } = await import('../server/prepareDirectories.js')
  const { importFiles } = await import('../import/load/importFiles.js')
  const { getPayload } = await import('payload')
  prepareDirectories(settings())
  const { default: config } = await import('../../payload.config.js')
  const results = await importFiles(files, await getPayload({ config }), log)
  return results.flatMap(({ outcome, state, source }, index) => {
    const file = files[index]
    return file ? [{ file, outcome, state, source }] : []
  })
}

const outcomeLabels = {
  planned: '试读，未写入 read only, nothing written',
  imported: '已导入 imported',
  alreadyImported: '此前已导入，未改动 imported before, nothing changed',
} as const

const toJson = ({ file: { filename, sha256, plan, report }, ...rest }: FileOutcome) => {
  const { dropped: _dropped, notes: _notes, format, ...records } = plan
  return { filename, sha256, format, ...rest, records, report }
}

const args = readArguments(process.argv.slice(2))
if (!args) {
  log(usage)
  process.exit(2)
}
try {
  await run(args)
  process.exit(0)
} catch (error) {
  const isUserError =
    error instanceof FileError ||
    error instanceof SettingsError ||
    (error instanceof Error && error.name === 'StartError')
  log(
    isUserError
      ? error.message
      : `导入失败，未写入任何内容。 The import failed and nothing was written: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(isUserError ? 2 : 1)
}
