import { parseArgs } from 'node:util'

import type { Payload } from 'payload'

import { loadEnvFile } from '../config/loadEnvFile.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import { errorText } from '../errors/CodedError.js'
import { findSourceFiles } from '../import/load/findSourceFiles.js'
import { importFiles } from '../import/load/importFiles.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { describeOutcome, describeRefusal, outcomeToJson } from './describeImport.js'
import { ImportProgress } from './ImportProgress.js'

type Arguments = { readonly paths: readonly string[]; readonly dryRun: boolean; readonly json: boolean }

/** Printed when the arguments are wrong. */
const usage = bilingual(
  '用法：npm run import -- PATH… [--dry-run] [--json]（PATH 为文件、文件夹或通配符）',
  'Usage: npm run import -- PATH… [--dry-run] [--json] (PATH: a file, a folder or a pattern)',
)

/** Parses the arguments of `npm run import`; `undefined` when they are not valid. */
function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    const paths = positionals.filter((path) => path !== '')
    return paths.length === 0 ? undefined : { paths, dryRun: values['dry-run'], json: values.json }
  } catch {
    return undefined
  }
}

const language = terminalLanguage()
const log = (line: string) => void process.stderr.write(`${line}\n`)
// Waits for the write to finish: writes to a pipe are asynchronous, and the process exits right after.
const print = (text: string) =>
  new Promise<void>(
    (resolve, reject) => void process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())),
  )

/** @returns the exit status: 2 when a file was refused */
async function run({ paths, dryRun, json }: Arguments): Promise<number> {
  const files = await findSourceFiles(paths)
  const progress = new ImportProgress(files.length, language)
  let database: Promise<Payload> | undefined
  let refused = 0
  try {
    for await (const outcome of importFiles(files, dryRun ? undefined : () => (database ??= openDatabase()))) {
      progress.clear()
      if ('refusal' in outcome) {
        refused += 1
        log(describeRefusal(outcome.path, outcome.refusal, language))
      } else await print(json ? outcomeToJson(outcome) : describeOutcome(outcome, language))
      progress.count()
    }
  } finally {
    progress.clear()
    await database?.then((payload) => payload.destroy())
  }
  const accepted = files.length - refused
  if (!json && files.length > 1)
    await print(bilingual(`共 ${accepted} 份，拒绝 ${refused} 份`, `${accepted} files, ${refused} refused`)[language])
  return refused > 0 ? 2 : 0
}

/** Opens the database and brings it up to date. */
async function openDatabase(): Promise<Payload> {
  // Imported here, so that neither a dry run nor a run without a good file needs or creates a database.
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', DISABLE_PAYLOAD_HMR: 'true' })
  loadEnvFile()
  const { settings } = await import('../config/settings.js')
  const { prepareDirectories } = await import('../server/prepareDirectories.js')
  const { getPayload } = await import('payload')
  const { requireDatabaseFile, requireSameDatabase } = await import('../audit/requireKnownDatabase.js')
  prepareDirectories(settings())
  requireDatabaseFile(settings())
  await requireSameDatabase(settings())
  const { default: config } = await import('../../payload.config.js')
  const payload = await getPayload({ config })
  await payload.db.migrate()
  return payload
}

const importFailed = bilingual(
  '导入中断；已导入的文件不受影响，再次运行同一命令即可继续：',
  'The import was broken off. What was imported stays; the same command goes on from there: ',
)
const userErrorNames = ['SettingsError', 'StartError', 'DatabaseError', 'MigrationError']

const args = readArguments(process.argv.slice(2))
if (!args) {
  log(usage[language])
  process.exit(2)
}
try {
  process.exit(await run(args))
} catch (error) {
  const isUserError = error instanceof Error && userErrorNames.includes(error.name)
  log(isUserError ? errorText(error, language) : `${importFailed[language]}${errorText(error, language)}`)
  process.exit(isUserError ? 2 : 1)
}
