import { access, readFile, rename, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'

import type { ImageSize, Payload } from 'payload'

import { mediaDirectory } from '../../config/settings.js'
import { slugs } from '../../vocabulary/slugs.js'
import { makeImageSize } from './makeImageSize.js'

type StoredSize = { readonly filename?: string | null }
type StoredImage = {
  readonly id: string
  readonly filename?: string | null
  readonly focalX?: number | null
  readonly focalY?: number | null
  readonly sizes?: Readonly<Record<string, StoredSize>> | null
}

/**
 * What became of the images: how many were looked at, how many sizes were made, and which originals could not be read.
 */
export type RegenerationSummary = {
  readonly images: number
  readonly made: number
  readonly failed: readonly { readonly filename: string; readonly reason: string }[]
}

type Options = {
  /** Makes every size anew, not only those that are missing. */
  readonly all?: boolean
  /** Called after each image with how many of how many are done. */
  readonly onProgress?: (done: number, total: number) => void
}

const pageSize = 50

/**
 * Makes the sizes that images lack, in the record or on the disk, from their stored originals; for a size that was
 * added to the configuration after they were uploaded. Originals, their hashes and their texts stay as they are, so no
 * approval and no seal is touched. An original that cannot be read is reported, and the others go on.
 */
export async function regenerateSizes(
  payload: Payload,
  { all = false, onProgress }: Options = {},
): Promise<RegenerationSummary> {
  const { upload } = payload.collections[slugs.media].config
  const sizes = upload.imageSizes ?? []
  const { totalDocs: total } = await payload.db.count({ collection: slugs.media })
  const failed: { filename: string; reason: string }[] = []
  let images = 0
  let made = 0
  for (let page = 1; images < total; page++) {
    const { docs } = await payload.db.find<StoredImage>({ collection: slugs.media, sort: 'id', limit: pageSize, page })
    if (docs.length === 0) break
    for (const image of docs) {
      const filename = image.filename ?? ''
      try {
        made += await regenerateImage(payload, image, filename, sizes, all)
      } catch (error) {
        failed.push({ filename, reason: error instanceof Error ? error.message : String(error) })
      }
      images += 1
      onProgress?.(images, total)
    }
  }
  return { images, made, failed }
}

async function regenerateImage(
  payload: Payload,
  image: StoredImage,
  filename: string,
  sizes: readonly ImageSize[],
  all: boolean,
): Promise<number> {
  const directory = mediaDirectory()
  const wanted: ImageSize[] = []
  for (const size of sizes) if (all || !(await isStored(directory, image.sizes?.[size.name]))) wanted.push(size)
  if (wanted.length === 0) return 0
  const original = await readFile(join(directory, filename))
  const focalPoint = { x: image.focalX ?? 50, y: image.focalY ?? 50 }
  const records: Record<string, object> = {}
  for (const size of wanted) {
    const { data, extension, ...facts } = await makeImageSize(original, size, focalPoint)
    const name = size.generateImageName?.({
      extension,
      originalName: parse(filename).name,
      sizeName: size.name,
      ...facts,
    })
    if (!name) throw new Error(`The size ${size.name} has no rule for the names of its files.`)
    await writeWhole(join(directory, name), data)
    records[size.name] = { ...facts, filename: name, filesize: data.byteLength }
  }
  await payload.db.updateOne({
    collection: slugs.media,
    id: image.id,
    data: { sizes: { ...image.sizes, ...records } },
    returning: false,
  })
  return wanted.length
}

async function isStored(directory: string, size: StoredSize | undefined): Promise<boolean> {
  if (!size?.filename) return false
  return access(join(directory, size.filename)).then(
    () => true,
    () => false,
  )
}

/** Written beside and renamed, so that a website never gets half of a file. */
async function writeWhole(path: string, data: Buffer): Promise<void> {
  await writeFile(`${path}.part`, data)
  await rename(`${path}.part`, path)
}
