import { hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

import { bilingual } from '../vocabulary/bilingual.js'
import { SettingsError } from './environment.js'
import { isBuilding, settings } from './settings.js'

/** What was read and derived, for as long as the settings name the same source. */
let known: { readonly source: string; readonly secret: string; readonly keys: Map<string, Buffer> } | undefined

/**
 * The secret behind sessions, seals and the audit chain: `PAYLOAD_SECRET`, otherwise a file in the data directory that
 * only its owner can read. The file is created on first use, and read once.
 * @throws SettingsError when the file holds no secret
 */
export const secret = (): string => knownSecret().secret

/**
 * Derives a 32-byte key for one purpose (`dashiji/audit`, `dashiji/seal`, …) from the secret (HKDF-SHA256, RFC 5869),
 * so that a signature made for one purpose is not valid for another. Changing the secret changes every key.
 */
export function deriveKey(purpose: string): Buffer {
  const { secret: material, keys } = knownSecret()
  const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', material, '', purpose, 32))
  keys.set(purpose, key)
  return key
}

function knownSecret() {
  const { secret: configured, dataDirectory } = settings()
  if (configured === undefined && isBuilding()) return { secret: 'building', keys: new Map<string, Buffer>() }
  const source = configured === undefined ? `file ${dataDirectory}` : `setting ${configured}`
  if (known?.source !== source) known = { source, secret: configured ?? readSecretFile(dataDirectory), keys: new Map() }
  return known
}

function readSecretFile(folder: string): string {
  const path = join(folder, 'secret')
  if (!existsSync(path)) createSecretFile(folder, path)
  const stored = readFileSync(path, 'utf8').trim()
  if (stored !== '') return stored
  throw new SettingsError([
    bilingual(
      `${path}: 其中没有密钥。请换回备份；若从未使用过，请删除该文件`,
      `${path}: holds no secret. Put the backup in its place; remove the file if it was never used`,
    ),
  ])
}

/** Writes the file under another name first: who sees it sees all of it, another process that starts now included. */
function createSecretFile(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true })
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`
  const file = openSync(unfinished, 'wx', 0o600)
  try {
    writeSync(file, randomBytes(32).toString('hex'))
    fsyncSync(file)
    takeName(unfinished, path)
  } finally {
    closeSync(file)
    rmSync(unfinished, { force: true })
  }
}

/** Unlike renaming, linking leaves the file of a process that was faster. Some file systems cannot link. */
function takeName(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path)
  } catch {
    if (!existsSync(path)) renameSync(unfinished, path)
  }
}
