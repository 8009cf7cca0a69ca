import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { projectPath } from './projectPath.js'

const folder = projectPath('src/import/documents')

/** An entry of `manifest.json` in that folder. */
type ManifestEntry = { readonly filename: string; readonly sha256: string; readonly format: string }

const readManifest = (): ManifestEntry[] =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[]

/**
 * Whether a file is, byte for byte, one of the source documents that come with the program. These were public at their
 * origin, which is why what they contain may be published without a review.
 */
export const isBundled = (sha256: string): boolean => readManifest().some((entry) => entry.sha256 === sha256)

/** The content of a source document that comes with the program. */
export const readBundledDocument = (filename: string): Uint8Array => readFileSync(join(folder, filename))

/** @throws Error when the manifest has no such document */
export function sha256OfBundled(filename: string): string {
  const entry = readManifest().find((each) => each.filename === filename)
  if (!entry) throw new Error(`${filename} is not in the manifest.`)
  return entry.sha256
}
