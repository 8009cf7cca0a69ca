import { parseArgs } from 'node:util'

import { SettingsError } from '../config/environment.js'
import { loadEnvFile } from '../config/loadEnvFile.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import { errorText } from '../errors/CodedError.js'
import { FileError, planFiles, type PlannedFile } from '../import/load/importFiles.js'
import type { ImportReport, ReportLine } from '../import/report.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { workflowStates } from '../vocabulary/options.js'

export type Arguments = { readonly files: readonly string[]; readonly dryRun: boolean; readonly json: boolean }

/** Printed when the arguments are wrong. */
export const usage = bilingual(
  '用法：npm run import -- FILE… [--dry-run] [--json]',
  'Usage: npm run import -- FILE… [--dry-run] [--json]',
)

/** Parses the arguments of `npm run import`; `undefined` when they are not valid. */
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

const language = terminalLanguage()

const collectionLabels: Readonly<Record<string, Bilingual>> = {
  articles: bilingual('文章', 'articles'),
  activities: bilingual('活动', 'activities'),
  honours: bilingual('荣誉', 'honours'),
  people: bilingual('人物', 'people'),
  organisations: bilingual('机构', 'organisations'),
  topics: bilingual('主题', 'topics'),
  media: bilingual('图片', 'images'),
}
const statusLabels: Readonly<Record<ReportLine['fate'], Bilingual>> = {
  used: bilingual('已用', 'used'),
  dropped: bilingual('略去', 'dropped'),
  usedAndDropped: bilingual('部分略去', 'partly'),
  blank: bilingual('空白', 'blank'),
  unaccounted: bilingual('未说明', 'unaccounted'),
}
const comma = bilingual('，', ', ')
const colon = bilingual('：', ': ')

/** Summarises what was imported from a file: records by collection, and how its characters were used. */
export function describeSummary({ records, characters }: ImportReport): string[] {
  const counts = Object.entries(records).map(
    ([slug, count]) => `${collectionLabels[slug]?.[language] ?? slug} ${count}`,
  )
  const { total, used, dropped, blank, unaccounted } = characters
  return [
    `  ${counts.join(comma[language])}`,
    bilingual(
      `  字符 ${total}：已用 ${used}，略去 ${dropped}，空白 ${blank}，未说明 ${unaccounted}`,
      `  ${total} characters: ${used} used, ${dropped} dropped, ${blank} blank, ${unaccounted} unaccounted`,
    )[language],
  ]
}

/** Prints the full report, line by line of the source, followed by the notes for the reader. */
export function describeReport(report: ImportReport): string[] {
  const lines = report.lines
    .filter(({ fate }) => fate !== 'blank')
    .flatMap((line) => [
      `${String(line.number).padStart(5)} ${statusLabels[line.fate][language]} ${truncate(line.text)}`,
      ...line.parts.map(({ fate, uses = [], text, ...reason }) =>
        fate === 'used'
          ? `        → ${uses.join(' ')}`
          : `        × ${truncate(text)}${colon[language]}${reason[language] ?? ''}`,
      ),
    ])
  return [
    ...lines,
    ...report.notes.map((note) => `      ! ${note.line}: ${note[language]}${colon[language]}${truncate(note.text)}`),
  ]
}

const stateLabel = (state: string): string =>
  workflowStates.find(({ value }) => value === state)?.label[language] ?? state

const truncate = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)

const log = (line: string) => void process.stderr.write(`${line}\n`)
// Waits for the write to finish: writes to a pipe are asynchronous, and the process exits right after.
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
        `${file.filename}: ${outcomeLabels[outcome][language]}${state ? ` (${stateLabel(state)})` : ''}`,
        ...describeSummary(file.report),
        ...(dryRun ? describeReport(file.report) : []),
      ].join('\n'),
    )
  }
}

async function importIntoDatabase(files: readonly PlannedFile[]): Promise<FileOutcome[]> {
  // Imported here, so that a dry run neither needs nor creates a database.
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', DISABLE_PAYLOAD_HMR: 'true' })
  loadEnvFile()
  const { settings } = await import('../config/settings.js')
  const { prepareDirectories } = await import('../server/prepareDirectories.js')
  const { importFiles } = await import('../import/load/importFiles.js')
  const { getPayload } = await import('payload')
  prepareDirectories(settings())
  const { default: config } = await import('../../payload.config.js')
  const results = await importFiles(files, await getPayload({ config }), (line) => log(line[language]))
  return results.flatMap(({ outcome, state, source }, index) => {
    const file = files[index]
    return file ? [{ file, outcome, state, source }] : []
  })
}

const outcomeLabels = {
  planned: bilingual('试读，未写入', 'read only, nothing written'),
  imported: bilingual('已导入', 'imported'),
  alreadyImported: bilingual('此前已导入，未改动', 'imported before, nothing changed'),
} as const

const importFailed = bilingual('导入失败，未写入任何内容：', 'The import failed and nothing was written: ')

const toJson = ({ file: { filename, sha256, plan, report }, ...rest }: FileOutcome) => {
  const { dropped: _dropped, notes: _notes, format, ...records } = plan
  return { filename, sha256, format, ...rest, records, report }
}

const args = readArguments(process.argv.slice(2))
if (!args) {
  log(usage[language])
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
  log(isUserError ? errorText(error, language) : `${importFailed[language]}${errorText(error, language)}`)
  process.exit(isUserError ? 2 : 1)
}
