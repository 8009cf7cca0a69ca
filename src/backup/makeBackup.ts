import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

import type { Environment } from '../config/environment.js'
import { projectPath } from '../config/projectPath.js'
import { ArchiveWriter } from './archive/ArchiveWriter.js'
import { hashFile } from './archive/hashFile.js'
import { BackupError, toBackupError } from './BackupError.js'
import type { Progress, Snapshot } from './database/Snapshot.js'
import { snapshotMongo } from './database/snapshotMongo.js'
import { snapshotSqlite } from './database/snapshotSqlite.js'
import {
  digestEntry,
  entriesOf,
  formatNumber,
  type Manifest,
  manifestEntry,
  type MediaFile,
  mediaFolder,
} from './Manifest.js'

type Options = {
  readonly environment: Pick<Environment, 'databaseUri' | 'mediaDirectory'>
  readonly file: string
  readonly progress: Progress
}

/**
 * Writes the database and its images into one file, beside a running server. What is in it is what the database held at
 * one moment and the images that its documents named then. Keys are not in it.
 * @returns the manifest; `missing` in it names images that were not there
 * @throws BackupError, DatabaseError; no file has the final name then, and no temporary one is left
 */
export async function makeBackup({ environment, file, progress }: Options): Promise<Manifest> {
  const target = resolve(file)
  if (existsSync(target)) throw new BackupError('backupFileExists', { file: target })
  let folder: string | undefined
  let archive: ArchiveWriter | undefined
  const clean = async () => {
    await archive?.abandon()
    if (folder) await rm(folder, { recursive: true, force: true })
  }
  const stop = () => void clean().finally(() => process.exit(130))
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    folder = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
    const { databaseUri, mediaDirectory } = environment
    const snapshot = databaseUri.startsWith('file:')
      ? await snapshotSqlite(databaseUri, folder)
      : await snapshotMongo(databaseUri, folder, progress)
    const manifest = await describeAll(snapshot, mediaDirectory, progress)
    archive = await ArchiveWriter.create(join(folder, 'archive.tar'))
    const json = `${JSON.stringify(manifest, null, 1)}\n`
    await archive.addText(manifestEntry, json)
    await archive.addText(digestEntry, createHash('sha256').update(json).digest('hex'))
    const entries = entriesOf(manifest)
    for (const [index, { path, file: entry }] of entries.entries()) {
      const isMedia = path.startsWith(mediaFolder)
      await archive.addFile(path, isMedia ? join(mediaDirectory, entry.name) : snapshot.fileOf(entry.name), entry)
      progress(index + 1, entries.length, isMedia ? 'media' : 'database')
    }
    await archive.finish(target)
    return manifest
  } catch (error) {
    throw toBackupError(error, 'backupNotWritable', target)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await clean()
  }
}

async function describeAll(snapshot: Snapshot, mediaDirectory: string, progress: Progress): Promise<Manifest> {
  const { fileOf: _fileOf, mediaNames, ...database } = snapshot
  const media: MediaFile[] = []
  const missing: string[] = []
  for (const [index, name] of mediaNames.entries()) {
    const isPlain = basename(name) === name && !name.startsWith('.')
    const found = isPlain ? await hashIfPresent(join(mediaDirectory, name)) : undefined
    if (found) media.push({ name, ...found })
    else missing.push(name)
    progress(index + 1, mediaNames.length, 'media')
  }
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string }
  return {
    product: 'dashiji',
    format: formatNumber,
    version,
    madeAt: new Date().toISOString(),
    database,
    media,
    missing,
  }
}

async function hashIfPresent(file: string): Promise<Omit<MediaFile, 'name'> | undefined> {
  try {
    const { mtime } = await stat(file)
    return { ...(await hashFile(file)), modifiedAt: mtime.toISOString() }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw toBackupError(error, 'backupNotReadable', file)
  }
}
