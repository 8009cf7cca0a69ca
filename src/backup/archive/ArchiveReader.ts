import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

import { Header, Pax } from 'tar'

import { BackupError, toBackupError } from '../BackupError.js'
import { type FileEntry, type Manifest, digestEntry, manifestEntry, readManifest } from '../Manifest.js'

const blockSize = 512
const chunkSize = 1 << 20
const maxManifestBytes = 256 << 20
const maxPaxBytes = 64 << 10

/**
 * Reads an archive of `ArchiveWriter` in its own order: the manifest, then exactly the files that it lists. Whatever
 * else an archive may hold (links, devices, folders, other paths, more files, compression) is refused, not skipped.
 */
export class ArchiveReader {
  #position = 0

  private constructor(
    private readonly input: FileHandle,
    private readonly file: string,
    private readonly size: number,
  ) {}

  /** @throws BackupError `backupNotReadable`, `notABackup` */
  static async open(file: string): Promise<ArchiveReader> {
    let input: FileHandle | undefined
    try {
      input = await open(file, 'r')
      const stat = await input.stat()
      if (!stat.isFile()) throw new BackupError('notABackup', { file, reason: 'no file' })
      return new ArchiveReader(input, file, stat.size)
    } catch (error) {
      await input?.close()
      throw toBackupError(error, 'backupNotReadable', file)
    }
  }

  close = (): Promise<void> => this.input.close()

  /** @throws BackupError `notABackup`, `backupNewer`, `backupDamaged` */
  async readManifest(): Promise<Manifest> {
    const size = await this.#readHeader(manifestEntry, true)
    if (size > maxManifestBytes) throw this.#notABackup('manifest')
    const bytes = await this.#read(size, manifestEntry)
    this.#skipPadding(size)
    const read = readManifest(bytes.toString('utf8'))
    if ('newerVersion' in read) throw new BackupError('backupNewer', { file: this.file, version: read.newerVersion })
    const digest = await this.#read(await this.#readHeader(digestEntry), digestEntry)
    this.#skipPadding(digest.length)
    if (digest.toString('latin1') !== createHash('sha256').update(bytes).digest('hex'))
      throw this.#damaged(manifestEntry, 'SHA-256')
    if (!('manifest' in read)) throw this.#notABackup('manifest')
    return read.manifest
  }

  /**
   * Copies the next file out of the archive.
   * @param write takes its bytes, in order
   * @throws BackupError `backupDamaged` unless it is the file that is expected, byte for byte
   */
  async readFile(path: string, expected: FileEntry, write: (bytes: Buffer) => Promise<unknown>): Promise<void> {
    const size = await this.#readHeader(path)
    if (size !== expected.size) throw this.#damaged(path, 'size')
    const hash = createHash('sha256')
    for (let left = size; left > 0;) {
      const bytes = await this.#read(Math.min(left, chunkSize), path)
      hash.update(bytes)
      await write(bytes)
      left -= bytes.length
    }
    if (hash.digest('hex') !== expected.sha256) throw this.#damaged(path, 'SHA-256')
    this.#skipPadding(size)
  }

  /** @throws BackupError `backupDamaged` when something follows, or the archive's end was cut off */
  async expectEnd(): Promise<void> {
    const end = await this.#read(2 * blockSize, 'end')
    if (end.some((byte) => byte !== 0)) throw this.#damaged('end', 'more entries')
  }

  async #readHeader(path: string, isFirst = false): Promise<number> {
    let pax: Pax | undefined
    for (;;) {
      const wrong = (reason: string) => (isFirst ? this.#notABackup(reason) : this.#damaged(path, reason))
      if (isFirst && this.size < blockSize) throw wrong('too short')
      const header = decode(await this.#read(blockSize, path))
      if (!header?.cksumValid) throw wrong('no header')
      const { type } = header
      const size = pax?.size ?? header.size ?? 0
      if (type === 'ExtendedHeader' && !pax && size <= maxPaxBytes) {
        pax = Pax.parse((await this.#read(size, path)).toString('utf8'))
        this.#skipPadding(size)
        continue
      }
      if (type !== 'File' && type !== 'OldFile') throw wrong(type)
      if ((pax?.path ?? header.path) !== path) throw wrong('another entry')
      if (!Number.isSafeInteger(size) || size < 0 || size > this.size - this.#position) throw wrong('cut off')
      return size
    }
  }

  async #read(length: number, path: string): Promise<Buffer> {
    if (length > this.size - this.#position) throw this.#damaged(path, 'cut off')
    const bytes = Buffer.alloc(length)
    for (let done = 0; done < length;) {
      const { bytesRead } = await this.input.read(bytes, done, length - done, this.#position + done)
      if (bytesRead === 0) throw this.#damaged(path, 'cut off')
      done += bytesRead
    }
    this.#position += length
    return bytes
  }

  #skipPadding(size: number): void {
    this.#position += (blockSize - (size % blockSize)) % blockSize
  }

  #damaged = (entry: string, reason: string) => new BackupError('backupDamaged', { file: this.file, entry, reason })
  #notABackup = (reason: string) => new BackupError('notABackup', { file: this.file, reason })
}

function decode(block: Buffer): Header | undefined {
  try {
    return new Header(block, 0)
  } catch {
    return undefined
  }
}
