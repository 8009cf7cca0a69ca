import type { Manifest } from '../Manifest.js'

/** The database as it was, in temporary files, and what the manifest says of it. */
export type Snapshot = Manifest['database'] & {
  /** Where the part of a name lies. */
  fileOf(part: string): string
  /** Names of the image files that its documents use, each once. */
  readonly mediaNames: readonly string[]
}

/** Says what long work is about. */
export type Progress = (done: number, total: number, what: 'database' | 'media') => void
