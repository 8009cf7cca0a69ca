import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { fileNamesOf, type FileNames } from './MediaFiles.js'

/** `missing`: a file of the image is not in the folder. `changed`: the original is not the file that was uploaded. */
export type MediaFault = 'missing' | 'changed'

const registryKey = Symbol.for('dashiji.mediaFaults')

/** On `globalThis`: one registry for all bundles of the process. */
const faults = (): Map<string, MediaFault> =>
  ((globalThis as { [registryKey]?: Map<string, MediaFault> })[registryKey] ??= new Map())

/** What is wrong with the files of an image, as the last sweep found it. */
export const mediaFaultOf = (id: string): MediaFault | undefined => faults().get(id)

/** Forgets what was wrong with an image whose file has been replaced; the next sweep looks again. */
export const forgetMediaFault = (id: string): void => void faults().delete(id)

/** How many images have files that are missing or changed. */
export function countMediaFaults(): Record<MediaFault, number> {
  const found = [...faults().values()]
  const missing = found.filter((fault) => fault === 'missing').length
  return { missing, changed: found.length - missing }
}

/**
 * Replaces what is known to be wrong by the findings of a sweep.
 * @returns the ids of images that are wrong in another way than before, or newly
 */
export function setMediaFaults(found: ReadonlyMap<string, MediaFault>): string[] {
  const known = faults()
  const news = [...found].filter(([id, fault]) => known.get(id) !== fault).map(([id]) => id)
  known.clear()
  for (const [id, fault] of found) known.set(id, fault)
  return news
}

type Image = FileNames & { readonly fileHash?: string | null }

/** Hashes by path, with the state of the file that they hold for: a file is read again when that has changed. */
const hashes = new Map<string, { readonly state: string; readonly hash: string }>()

/**
 * Looks at the files of an image: whether all are there, and whether the original has the SHA-256 that was stored with
 * the upload. An image without a hash, stored by an early version, is only looked for.
 */
export async function findMediaFault(folder: string, image: Image): Promise<MediaFault | undefined> {
  const names = fileNamesOf(image)
  const states = await Promise.all(names.map((name) => stateOf(join(folder, name))))
  if (states.includes(undefined)) return 'missing'
  const { filename, fileHash } = image
  if (!filename || !fileHash || basename(filename) !== filename) return undefined
  const hash = await hashOf(join(folder, filename), states[0] ?? '')
  if (hash === undefined) return 'missing'
  return hash === fileHash ? undefined : 'changed'
}

/** Size and times of a file in one text; `undefined` when there is none. */
async function stateOf(path: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await fs.stat(path)
    return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
  } catch {
    return undefined
  }
}

async function hashOf(path: string, state: string): Promise<string | undefined> {
  const known = hashes.get(path)
  if (known?.state === state) return known.hash
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch {
    return undefined
  }
  const entry = { state, hash: hash.digest('hex') }
  hashes.set(path, entry)
  return entry.hash
}
