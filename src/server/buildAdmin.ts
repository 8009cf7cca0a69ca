import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const buildDirectory = '.next'
const stampFile = join(buildDirectory, 'dashiji-build')
const inputs = ['payload.config.ts', 'next.config.mjs', 'tsconfig.json', 'package-lock.json', 'collections', 'src']

/** A fingerprint of everything the admin is built from, and of the Node version that built it. */
function fingerprint(): string {
  const hash = createHash('sha256').update(process.version)
  for (const path of inputs.flatMap(filesIn).sort()) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

const filesIn = (path: string): string[] =>
  statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => filesIn(join(path, name)))

/**
 * Builds the admin unless the build folder already holds a build of exactly these sources.
 * @returns whether it had to build
 * @throws Error when the build fails; the unfinished build is not taken for a current one
 */
export async function buildAdmin(say: (line: string) => void): Promise<boolean> {
  const wanted = fingerprint()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false
  say('正在构建管理界面，首次约需一两分钟…… Building the admin; the first time takes a minute or two …')
  await nextBuild()
  writeFileSync(stampFile, wanted)
  return true
}

async function nextBuild(): Promise<void> {
  const child = spawn(process.execPath, [resolve('node_modules/next/dist/bin/next'), 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DISABLE_PAYLOAD_HMR: 'true' },
  })
  let output = ''
  const keep = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  if (code !== 0) throw new Error(`构建失败 / The build failed:\n${output}`)
}
