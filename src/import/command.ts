import { loadEnvFile } from '../config/loadEnvFile.js'
import { SettingsError } from '../config/SettingsError.js'
import { describeReport, describeSummary } from './cli/describeReport.js'
import { readArguments, usage, type Arguments } from './cli/readArguments.js'
import { FileError, openFiles, type OpenedFile } from './load/openFiles.js'

const say = (line: string) => void process.stderr.write(`${line}\n`)
// Waits until it is written: a pipe takes its time, and the process ends right after.
const print = (text: string) =>
  new Promise<void>(
    (done, failed) => void process.stdout.write(`${text}\n`, (error) => (error ? failed(error) : done())),
  )

type Outcome = {
  readonly file: OpenedFile
  readonly outcome: 'planned' | 'imported' | 'alreadyImported'
  readonly state?: string
  readonly source?: string
}

async function run({ files: paths, dryRun, json }: Arguments): Promise<void> {
  const files = await openFiles(paths)
  const outcomes = dryRun ? files.map((file): Outcome => ({ file, outcome: 'planned' })) : await store(files)
  if (json) return print(JSON.stringify({ dryRun, documents: outcomes.map(asJson) }, null, 2))
  for (const { file, outcome, state } of outcomes) {
    await print(
      [
        `${file.filename}: ${sayings[outcome]}${state ? ` (${state})` : ''}`,
        ...describeSummary(file.report),
        ...(dryRun ? describeReport(file.report) : []),
      ].join('\n'),
    )
  }
}

async function store(files: readonly OpenedFile[]): Promise<Outcome[]> {
  // Imported late: a dry run needs no database, and none is made.
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', DISABLE_PAYLOAD_HMR: 'true' })
  loadEnvFile()
  const { settings } = await import('../config/settings.js')
  const { prepareDirectories } = await import('../server/prepareDirectories.js')
  const { importFiles } = await import('./load/importFiles.js')
  const { getPayload } = await import('payload')
  prepareDirectories(settings())
  const { default: config } = await import('../../payload.config.js')
  const results = await importFiles(files, await getPayload({ config }), say)
  return results.flatMap(({ outcome, state, source }, index) => {
    const file = files[index]
    return file ? [{ file, outcome, state, source }] : []
  })
}

const sayings = {
  planned: '试读，未写入 read only, nothing written',
  imported: '已导入 imported',
  alreadyImported: '此前已导入，未改动 imported before, nothing changed',
} as const

const asJson = ({ file: { filename, sha256, plan, report }, ...rest }: Outcome) => {
  const { dropped: _dropped, notes: _notes, format, ...records } = plan
  return { filename, sha256, format, ...rest, records, report }
}

const args = readArguments(process.argv.slice(2))
if (!args) {
  say(usage)
  process.exit(2)
}
try {
  await run(args)
  process.exit(0)
} catch (error) {
  const isTheirs =
    error instanceof FileError ||
    error instanceof SettingsError ||
    (error instanceof Error && error.name === 'StartError')
  say(
    isTheirs
      ? error.message
      : `导入失败，未写入任何内容。 The import failed and nothing was written: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(isTheirs ? 2 : 1)
}
