import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { build as bundle } from 'esbuild'

import { loadEnvFile } from '../config/loadEnvFile.js'
import { settings } from '../config/settings.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'
import { exitWithError } from './StartError.js'
import { fingerprint, serverBundle, stampFile } from './fingerprint.mjs'
import { requireFreePort } from './listen.js'
import { prepareDirectories } from './prepareDirectories.js'

const building = bilingual(
  '正在构建管理界面和服务器，首次约需一两分钟……',
  'Building the admin and the server; the first time takes a minute or two …',
)
const buildFailed = bilingual('构建失败：', 'The build failed:')

/** `--only` builds without checking the settings, for the container image. */
const isBuildOnly = process.argv.includes('--only')

try {
  if (!isBuildOnly) {
    loadEnvFile()
    // Find out what would stop the start before spending a minute on the build.
    const environment = settings()
    await requireFreePort(environment)
    prepareDirectories(environment)
  }
  process.stdout.write(`${pickLanguage(building, terminalLanguage())}\n`)
  await buildAll()
} catch (error) {
  exitWithError(error)
}

/**
 * Builds the admin's pages and the server bundle.
 * @throws Error when a build fails; without the stamp file an unfinished build does not count as current
 */
export async function buildAll(): Promise<void> {
  const currentFingerprint = fingerprint()
  rmSync(stampFile, { force: true })
  await nextBuild()
  await bundle({
    entryPoints: { main: resolve('src/server/main.ts') },
    outdir: dirname(serverBundle),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // Keeps dynamic imports dynamic: modules that read the environment at import time must not run before it is set.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  writeFileSync(stampFile, currentFingerprint)
}

async function nextBuild(): Promise<void> {
  const child = spawn(process.execPath, [resolve('node_modules/next/dist/bin/next'), 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DISABLE_PAYLOAD_HMR: 'true' },
  })
  let output = ''
  const collectOutput = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', collectOutput)
  child.stderr.on('data', collectOutput)
  const stop = () => child.kill()
  process.once('SIGTERM', stop)
  const code = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  process.off('SIGTERM', stop)
  if (code !== 0) throw new Error(`${pickLanguage(buildFailed, terminalLanguage())}\n${output}`)
}
