import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import { basename, join } from 'node:path'

import type { Payload, Where } from 'payload'

import { findRows } from '../../database/rows.js'
import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'

type StoredFile = { readonly filename?: string | null }
export type FileNames = StoredFile & { readonly sizes?: Readonly<Record<string, StoredFile | null>> | null }
type Row = FileNames & { readonly id: string; readonly updatedAt?: unknown }

/** The names of an image's files: the original's and those of its sizes. */
export const fileNamesOf = ({ filename, sizes }: FileNames): string[] =>
  [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].filter(
    (name): name is string => typeof name === 'string' && name !== '' && basename(name) === name,
  )

/** Begins the names of the folders in which files wait until their request has ended. */
export const holdingPrefix = '.replaced-'

/** Room that a probe asks for, in bytes: about that of an image with its sizes. */
const probeSize = 1024 * 1024

/**
 * The files that one request adds to the media folder and takes away. Payload writes and deletes them in the middle of
 * its transaction; afterwards `settle` makes the folder agree with what the database holds.
 */
export class MediaFiles {
  readonly #written: string[][] = []
  readonly #held = new Map<string, Row>()
  readonly #holding: string

  constructor(
    private readonly payload: Payload,
    private readonly folder: string,
  ) {
    this.#holding = join(folder, `${holdingPrefix}${randomUUID()}`)
  }

  /** @throws APIError `mediaUnavailable` when the folder is gone or cannot be written to */
  async requireFolder(): Promise<void> {
    try {
      if (!(await fs.stat(this.folder)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' })
      await fs.access(this.folder, fs.constants.W_OK)
    } catch (error) {
      throw refuseFor(error)
    }
  }

  /** Notes the files of an image that are about to be written. */
  note(image: FileNames): void {
    this.#written.push(fileNamesOf(image))
  }

  /** Keeps the files of the images that are about to be replaced or deleted under a second name. */
  async hold(where: Where): Promise<void> {
    const rows = await findRows<Row>(this.payload, {}, slugs.media, { where })
    if (rows.length === 0) return
    await fs.mkdir(this.#holding, { recursive: true }).catch((error: unknown) => {
      throw refuseFor(error)
    })
    for (const row of rows) {
      this.#held.set(String(row.id), row)
      for (const name of fileNamesOf(row)) await this.#holdFile(name)
    }
  }

  /** The error to answer with: what failed below an error of Payload's that says "a problem with the file". */
  async explain(error: unknown): Promise<unknown> {
    const { name, code } = error as { name?: unknown; code?: unknown }
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return refuseFor(error)
    const isOfFolder = (name === 'FileUploadError' && this.#written.length > 0) || name === 'ErrorDeletingFile'
    return isOfFolder ? this.#probe() : error
  }

  /** Removes what no image refers to, and puts back the files of images that were not changed after all. */
  async settle(): Promise<void> {
    if (this.#written.length === 0 && this.#held.size === 0) return
    const originals = this.#written.flatMap(([original]) => original ?? [])
    const rows = await findRows<Row>(this.payload, {}, slugs.media, {
      where: { or: [{ filename: { in: originals } }, { id: { in: [...this.#held.keys()] } }] },
    })
    const referenced = new Set(rows.flatMap(fileNamesOf))
    for (const name of this.#written.flat()) if (!referenced.has(name)) await this.#remove(join(this.folder, name))
    for (const { id, updatedAt } of rows) {
      const before = this.#held.get(String(id))
      if (!before || String(before.updatedAt) !== String(updatedAt)) continue
      for (const name of fileNamesOf(before))
        await fs.rename(join(this.#holding, name), join(this.folder, name)).catch(() => undefined)
    }
    if (this.#held.size > 0) await this.#remove(this.#holding)
  }

  async #holdFile(name: string): Promise<void> {
    const [from, to] = [join(this.folder, name), join(this.#holding, name)]
    await fs.link(from, to).catch((error: NodeJS.ErrnoException) => {
      // A file that is missing already cannot be kept; some file systems have no links.
      if (error.code !== 'ENOENT') return fs.copyFile(from, to)
    })
  }

  #remove(path: string): Promise<void> {
    return fs.rm(path, { recursive: true, force: true })
  }

  async #probe(): Promise<Error> {
    const path = join(this.folder, `.probe-${randomUUID()}`)
    try {
      await fs.writeFile(path, Buffer.alloc(probeSize))
      return refuseFor(undefined)
    } catch (error) {
      return refuseFor(error)
    } finally {
      await this.#remove(path).catch(() => undefined)
    }
  }
}

function refuseFor(error: unknown): Error {
  const reason = String((error as NodeJS.ErrnoException | undefined)?.code ?? '?')
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(reason) ? refuse('diskFull') : refuse('mediaUnavailable', { reason })
}
