import fs from 'node:fs/promises'
import { join } from 'node:path'

import type { Payload } from 'payload'

import { mediaDirectory } from '../../config/settings.js'
import { findRows } from '../../database/rows.js'
import { slugs } from '../../vocabulary/slugs.js'
import { type FileNames, fileNamesOf, holdingPrefix } from './MediaFiles.js'

/** Another server with the same folder may be in the middle of a request; none takes so long. */
const abandonedAfterMs = 60 * 60_000

/**
 * Puts back the files of images whose replacement or deletion a killed process began and did not store. Run at start.
 * @returns how many files were put back
 */
export async function restoreHeldFiles(payload: Payload): Promise<number> {
  const folder = mediaDirectory()
  const holdings = (await fs.readdir(folder)).filter((name) => name.startsWith(holdingPrefix))
  if (holdings.length === 0) return 0
  const images = await findRows<FileNames>(payload, {}, slugs.media, { select: { filename: true, sizes: true } })
  const referenced = new Set(images.flatMap(fileNamesOf))
  let restored = 0
  for (const holding of holdings.map((name) => join(folder, name))) {
    for (const name of await fs.readdir(holding)) if (referenced.has(name)) restored += await putBack(holding, name)
    const { mtimeMs } = await fs.stat(holding)
    if (Date.now() - mtimeMs > abandonedAfterMs) await fs.rm(holding, { recursive: true, force: true })
  }
  return restored
}

/** Copies a file unless there is one of this name. */
const putBack = (holding: string, name: string): Promise<number> =>
  fs.copyFile(join(holding, name), join(mediaDirectory(), name), fs.constants.COPYFILE_EXCL).then(
    () => 1,
    () => 0,
  )
