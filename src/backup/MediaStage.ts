import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { syncFolder } from './archive/syncFolder.js'
import { BackupError } from './BackupError.js'

/** The images of a restore: read into a folder of the media directory, which no reader sees, and moved when all is right. */
export class MediaStage {
  readonly #folder: string
  readonly #files: string
  readonly #ready: string

  constructor(private readonly mediaDirectory: string) {
    this.#folder = join(mediaDirectory, '.restoring')
    this.#files = join(this.#folder, 'files')
    this.#ready = join(this.#folder, 'ready')
  }

  /** @throws BackupError `restoreNotEmpty`; the file that comes with the program does not count */
  async claim(): Promise<void> {
    await mkdir(this.mediaDirectory, { recursive: true })
    const names = await readdir(this.mediaDirectory)
    if (names.some((name) => !name.startsWith('.') && name !== 'README.md'))
      throw new BackupError('restoreNotEmpty', { place: this.mediaDirectory })
    await mkdir(this.#files, { recursive: true })
  }

  stagedFile(name: string): string {
    return join(this.#files, name)
  }

  /** Notes that all is staged, and which database it belongs to. */
  async markReady(firstEvent: string): Promise<void> {
    await syncFolder(this.#files)
    const output = await open(this.#ready, 'w', 0o600)
    try {
      await output.writeFile(firstEvent)
      await output.sync()
    } finally {
      await output.close()
    }
    await syncFolder(this.#folder)
  }

  isUnderWay = (): boolean => existsSync(this.#folder)
  isReady = (): boolean => existsSync(this.#ready)

  /** Moves the images to their place; can be repeated. @returns what `markReady` noted */
  async place(): Promise<string> {
    const firstEvent = await readFile(this.#ready, 'utf8')
    for (const name of await readdir(this.#files))
      await rename(join(this.#files, name), join(this.mediaDirectory, name))
    await syncFolder(this.mediaDirectory)
    return firstEvent
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
