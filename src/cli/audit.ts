import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { loadEnvFile } from '../config/loadEnvFile.js'
import { settings } from '../config/settings.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import { SettingsError } from '../config/environment.js'
import { DatabaseError } from '../database/DatabaseError.js'
import { errorText } from '../errors/CodedError.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { type Head, readHead } from '../audit/Head.js'
import { ChainError, openChain, requireSecret } from '../audit/openChain.js'
import { describeVerdict, verifyEvents } from '../audit/verifyChain.js'

type Arguments = { readonly does: 'head' } | { readonly does: 'verify'; readonly json: boolean; readonly head?: string }

const usage = bilingual(
  '用法：npm run audit -- verify [--head FILE|JSON] [--json] · npm run audit -- head',
  'Usage: npm run audit -- verify [--head FILE|JSON] [--json] · npm run audit -- head',
)

/** Parses the arguments of `npm run audit`; `undefined` when they are not valid. */
function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { head: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const { head, json } = values
    const [does, ...more] = positionals
    if (more.length > 0 || head === '') return undefined
    if (does === 'head' && head === undefined && !json) return { does }
    return does === 'verify' ? { does, json, ...(head !== undefined && { head }) } : undefined
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
const progressInterval = 20_000
const verificationFailed = bilingual('无法核对流转记录：', 'The audit chain could not be verified: ')

/** @returns the exit status: 0 when the chain verifies, 1 when it is broken */
async function run(args: Arguments): Promise<number> {
  const expectedHead = args.does === 'verify' && args.head !== undefined ? readExpectedHead(args.head) : undefined
  loadEnvFile()
  const environment = settings()
  if (args.does === 'verify') requireSecret(environment)
  const { chain, close } = await openChain(environment)
  try {
    if (args.does === 'head') {
      const last = await chain.last()
      await print(JSON.stringify({ sequence: last?.sequence ?? 0, hash: last?.hash ?? '', at: last?.at ?? null }))
      return 0
    }
    const onProgress = (count: number) =>
      count % progressInterval === 0 && log(bilingual(`已核对 ${count} 条……`, `${count} events verified …`)[language])
    const verdict = await verifyEvents(chain, { onProgress, ...(expectedHead && { expectedHead }) })
    await print(args.json ? JSON.stringify(verdict) : describeVerdict(verdict)[language])
    return verdict.ok ? 0 : 1
  } finally {
    await close()
  }
}

function readExpectedHead(value: string): Head {
  const isJson = value.trimStart().startsWith('{')
  if (!isJson && !existsSync(value)) throw new ChainError('auditHeadMissing', { file: value })
  const head = readHead(isJson ? value : readFileSync(value, 'utf8'))
  if (!head) throw new ChainError('auditHeadInvalid')
  return head
}

const args = readArguments(process.argv.slice(2))
if (!args) {
  log(usage[language])
  process.exit(2)
}
try {
  process.exit(await run(args))
} catch (error) {
  const isExpected = error instanceof ChainError || error instanceof SettingsError || error instanceof DatabaseError
  log(isExpected ? errorText(error, language) : `${verificationFailed[language]}${errorText(error, language)}`)
  process.exit(2)
}
