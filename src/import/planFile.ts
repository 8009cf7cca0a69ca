import { createHash } from 'node:crypto'

import { decodeSource, detectEncoding, type Encoding } from './decodeSource.js'
import { ImportError } from './ImportError.js'
import type { ImportPlan } from './plan/records.js'
import { planSource } from './planSource.js'
import type { ImportReport } from './report.js'
import type { Note } from './tree.js'

/** A file to import. */
export type SourceFile = { readonly filename: string; readonly bytes: Uint8Array }

/** A file that can be imported, with the records that it becomes. */
export type PlannedFile = {
  readonly filename: string
  readonly sha256: string
  readonly text: string
  readonly plan: ImportPlan
  readonly report: ImportReport
}

/**
 * Decodes a file and plans its records, without effects.
 * @throws ImportError when the file cannot be imported
 */
export function planFile({ filename, bytes }: SourceFile): PlannedFile {
  const text = decodeSource(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    return { filename, sha256, text, ...planSource(text, encodingNotes(detectEncoding(bytes), text)) }
  } catch (error) {
    // Of a parser that recurs, such as that of YAML.
    if (error instanceof RangeError && /call stack/.test(error.message)) throw new ImportError('nestedTooDeeply')
    throw error
  }
}

const encodingNotes = (encoding: Encoding, text: string): Note[] =>
  encoding === 'utf-8'
    ? []
    : [{ code: encoding === 'gb18030' ? 'decodedFromGb' : 'decodedFromUtf16', spans: [[0, Math.min(1, text.length)]] }]
