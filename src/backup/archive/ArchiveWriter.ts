import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, open, rename, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

import { Header, Pax } from 'tar'

import { BackupError } from '../BackupError.js'
import type { FileEntry } from '../Manifest.js'
import { syncFolder } from './syncFolder.js'

const blockSize = 512

/** Writes a tar archive (POSIX pax) under a temporary name, and gives it its own once it is whole and on the disk. */
export class ArchiveWriter {
  private constructor(
    private readonly output: FileHandle,
    readonly temporaryName: string,
  ) {}

  static async create(temporaryName: string): Promise<ArchiveWriter> {
    // It holds personal data: nobody but its owner reads it.
    return new ArchiveWriter(await open(temporaryName, 'wx', 0o600), temporaryName)
  }

  async addText(path: string, text: string): Promise<void> {
    const bytes = Buffer.from(text)
    await this.#writeHeader(path, bytes.length)
    await this.#write(bytes)
    await this.#pad(bytes.length)
  }

  /** @throws BackupError `backupMediaChanged` when the file is not the one that `expected` says */
  async addFile(path: string, file: string, expected: FileEntry): Promise<void> {
    await this.#writeHeader(path, expected.size)
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of chunksOf(file)) {
      size += chunk.length
      if (size > expected.size) break
      hash.update(chunk)
      await this.#write(chunk)
    }
    if (size !== expected.size || hash.digest('hex') !== expected.sha256)
      throw new BackupError('backupMediaChanged', { name: expected.name })
    await this.#pad(size)
  }

  /** @throws BackupError `backupFileExists` when there is a file of that name by now */
  async finish(finalName: string): Promise<void> {
    await this.#write(Buffer.alloc(2 * blockSize))
    await this.output.sync()
    await this.output.close()
    await moveToFreeName(this.temporaryName, finalName)
    await syncFolder(dirname(finalName))
  }

  async abandon(): Promise<void> {
    await this.output.close().catch(() => undefined)
  }

  async #writeHeader(path: string, size: number): Promise<void> {
    const data = { path, size, mode: 0o600, mtime: new Date(), type: 'File' } as const
    const header = new Header(data)
    const block = Buffer.alloc(blockSize)
    if (header.encode(block, 0)) await this.#write(new Pax({ path, size }).encode())
    await this.#write(block)
  }

  async #pad(size: number): Promise<void> {
    const rest = size % blockSize
    if (rest > 0) await this.#write(Buffer.alloc(blockSize - rest))
  }

  async #write(bytes: Buffer): Promise<void> {
    for (let written = 0; written < bytes.length;)
      written += (await this.output.write(bytes, written, bytes.length - written)).bytesWritten
  }
}

// A file that has gone meanwhile has no chunks.
async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

// A link never replaces a file, a rename does; some file systems have no links.
async function moveToFreeName(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const exists = code === 'EEXIST' || (await stat(to).then(Boolean, () => false))
    if (exists) throw new BackupError('backupFileExists', { file: to }, { cause: error })
    await rename(from, to)
  }
}
