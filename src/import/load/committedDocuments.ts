import { readFileSync } from 'node:fs'

import type { SourceFile } from './SourceFile.js'

type ManifestEntry = { readonly filename: string; readonly sha256: string; readonly format: string }

const folder = new URL('../documents/', import.meta.url)
const manifest = (): ManifestEntry[] =>
  JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as ManifestEntry[]

/** Whether a file is, to the byte, one of the documents that come with the program: those were public at their origin. */
export const isCommitted = (sha256: string): boolean => manifest().some((entry) => entry.sha256 === sha256)

/** One of the documents that come with the program. */
export const committedDocument = (filename: string): SourceFile => ({
  filename,
  bytes: readFileSync(new URL(filename, folder)),
})

/** @throws Error when the manifest has no such document */
export function sha256Of(filename: string): string {
  const entry = manifest().find((each) => each.filename === filename)
  if (!entry) throw new Error(`${filename} is not in the manifest.`)
  return entry.sha256
}
