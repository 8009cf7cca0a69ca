import { SettingsError } from '../config/environment.js'
import { loadEnvFile } from '../config/loadEnvFile.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import type { Progress } from '../backup/database/Snapshot.js'
import { errorText } from '../errors/CodedError.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'

const language = terminalLanguage()
const progressEveryMs = 2_000

/** Writes a message for the person at the terminal. */
export const say = (line: Bilingual): void => void process.stderr.write(`${line[language]}\n`)

const progressLabels = { database: bilingual('数据库', 'database'), media: bilingual('图片', 'images') } as const

/** Says every few seconds how far long work has come. */
export function reportProgress(): Progress {
  let last = Date.now()
  return (done, total, what) => {
    if (Date.now() - last < progressEveryMs) return
    last = Date.now()
    const { zh, en } = progressLabels[what]
    say(bilingual(`${zh} ${done}/${total} ……`, `${en} ${done}/${total} …`))
  }
}

type Command = {
  readonly usage: Bilingual
  /** What stands before the reason when the fault is none that the person can put right. */
  readonly failed: Bilingual
  /** @returns the exit status and the lines for standard output */
  run(file: string): Promise<{ status: number; lines: readonly Bilingual[] }>
}

/** Runs a command that takes one file, and ends the process: 2 for wrong arguments, settings or files, 1 for a fault. */
export async function runFileCommand({ usage, failed, run }: Command): Promise<never> {
  const [file, ...more] = process.argv.slice(2)
  if (!file || file.startsWith('-') || more.length > 0) {
    say(usage)
    process.exit(2)
  }
  try {
    loadEnvFile()
    const { status, lines } = await run(file)
    const text = lines.map((line) => `${line[language]}\n`).join('')
    // Writes to a pipe are asynchronous, and the process exits right after.
    await new Promise((resolve) => process.stdout.write(text, resolve))
    process.exit(status)
  } catch (error) {
    const names = ['BackupError', 'DatabaseError', 'StartError', 'ChainError']
    const isExpected = error instanceof SettingsError || (error instanceof Error && names.includes(error.name))
    const text = errorText(error, language).replace(/\s*\n\s*/g, ' ')
    process.stderr.write(`${isExpected ? '' : failed[language]}${text}\n`)
    process.exit(isExpected ? 2 : 1)
  }
}
