import { readFileSync } from 'node:fs'

import type { SourceFile } from './SourceFile.js'

type ManifestEntry = { readonly filename: string; readonly sha256: string; readonly format: string }

const folder = new URL('../documents/', import.meta.url)
const readManifest = (): ManifestEntry[] =>
  JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as ManifestEntry[]

/** Whether a file has exactly the bytes of a document that comes with the program. */
export const isBundled = (sha256: string): boolean => readManifest().some((entry) => entry.sha256 === sha256)

/** Reads a document that comes with the program. */
export const readBundledDocument = (filename: string): SourceFile => ({
  filename,
  bytes: readFileSync(new URL(filename, folder)),
})

/**
 * The SHA-256 of a bundled document.
 * @throws Error when the manifest does not list it
 */
export function sha256OfBundled(filename: string): string {
  const entry = readManifest().find((each) => each.filename === filename)
  if (!entry) throw new Error(`${filename} is not in the manifest.`)
  return entry.sha256
}
