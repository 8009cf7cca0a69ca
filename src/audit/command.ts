import { existsSync, readFileSync } from 'node:fs'

import { loadEnvFile } from '../config/loadEnvFile.js'
import { settings } from '../config/settings.js'
import { SettingsError } from '../config/SettingsError.js'
import { DatabaseError } from '../database/DatabaseError.js'
import { describeVerdict } from './describeVerdict.js'
import { ChainError, openChain, requireSecret } from './openChain.js'
import { readArguments, readHead, usage, type Arguments } from './readArguments.js'
import { verifyEvents, type Head } from './verifyChain.js'

const say = (line: string) => void process.stderr.write(`${line}\n`)
// Waits until it is written: a pipe takes its time, and the process ends right after.
const print = (text: string) =>
  new Promise<void>(
    (done, failed) => void process.stdout.write(`${text}\n`, (error) => (error ? failed(error) : done())),
  )
const progressEvery = 20_000

/** @returns the status to end with: 0 whole, 1 broken */
async function run(args: Arguments): Promise<number> {
  const expectedHead = args.does === 'verify' && args.head !== undefined ? givenHead(args.head) : undefined
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
      count % progressEvery === 0 && say(`已核对 ${count} 条…… ${count} events verified …`)
    const verdict = await verifyEvents(chain, { onProgress, ...(expectedHead && { expectedHead }) })
    await print(args.json ? JSON.stringify(verdict) : describeVerdict(verdict))
    return verdict.ok ? 0 : 1
  } finally {
    await close()
  }
}

function givenHead(given: string): Head {
  const isJson = given.trimStart().startsWith('{')
  if (!isJson && !existsSync(given)) throw new ChainError(`没有文件 ${given}。 There is no file ${given}.`)
  const head = readHead(isJson ? given : readFileSync(given, 'utf8'))
  if (!head)
    throw new ChainError(
      '--head 应为“npm run audit -- head”的输出。 --head takes what “npm run audit -- head” printed.',
    )
  return head
}

const args = readArguments(process.argv.slice(2))
if (!args) {
  say(usage)
  process.exit(2)
}
try {
  process.exit(await run(args))
} catch (error) {
  const isPlain = error instanceof ChainError || error instanceof SettingsError || error instanceof DatabaseError
  say(
    isPlain
      ? error.message
      : `无法核对流转记录。 The audit chain could not be verified: ${error instanceof Error ? error.message : String(error)}`,
  )
  process.exit(2)
}
