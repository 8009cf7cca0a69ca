import { open, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

import { knownDatabase } from '../audit/knownDatabase.js'
import { hasSecret } from '../audit/openChain.js'
import { type Verdict, verifyEvents } from '../audit/verifyChain.js'
import type { Environment } from '../config/environment.js'
import { ArchiveReader } from './archive/ArchiveReader.js'
import { BackupError, toBackupError } from './BackupError.js'
import type { RestoreTarget } from './database/RestoreTarget.js'
import type { Progress } from './database/Snapshot.js'
import { complete, finish, openTarget } from './finishRestore.js'
import { knownMigrations } from './knownMigrations.js'
import { databaseFolder, entriesOf, type Manifest } from './Manifest.js'
import { MediaStage } from './MediaStage.js'

type Options = { readonly environment: Environment; readonly file: string; readonly progress: Progress }

export type Restored = {
  readonly manifest: Manifest
  /** What the audit chain says under the secret that is here; `undefined` where there is no secret. */
  readonly verdict: Verdict | undefined
  /** Whether the data directory belonged to another database until now. */
  readonly isOther: boolean
}

/**
 * Puts a backup into an empty database and an empty media directory. All of it is read and verified before anything is
 * put in place; then it is put in place whole, or not at all, also when the process is killed (`finishRestore`).
 * @throws BackupError, DatabaseError
 */
export async function restoreBackup({ environment, file, progress }: Options): Promise<Restored> {
  const archive = await ArchiveReader.open(resolve(file))
  try {
    const manifest = await archive.readManifest()
    const target = await openTarget(environment)
    try {
      requireFitting(manifest, target, file)
      await finish(target, environment)
      return await restoreInto(target, archive, manifest, { environment, file, progress })
    } finally {
      await target.close()
    }
  } finally {
    await archive.close()
  }
}

/** @throws BackupError `backupOtherDatabase`, `backupNewer` */
function requireFitting({ database, version }: Manifest, { kind }: RestoreTarget, file: string): void {
  if (database.kind !== kind) throw new BackupError('backupOtherDatabase', { file, kind: database.kind })
  const known = knownMigrations(kind)
  if (database.migrations.some((name) => !known.has(name))) throw new BackupError('backupNewer', { file, version })
}

async function restoreInto(
  target: RestoreTarget,
  archive: ArchiveReader,
  manifest: Manifest,
  { environment, file, progress }: Options,
): Promise<Restored> {
  const stage = new MediaStage(environment.mediaDirectory)
  const isOther = ![undefined, manifest.database.firstEvent].includes(knownDatabase(environment.dataDirectory))
  await target.claim()
  let isCommitted = false
  try {
    await stage.claim()
    await requireSpace(manifest, environment)
    await readAll(archive, manifest, target, stage, progress)
    await target.prepare(manifest, (done, total) => progress(done, total, 'database'))
    const { head, firstEvent } = manifest.database
    const verdict = hasSecret(environment)
      ? await target.withChain((chain) => verifyEvents(chain, { expectedHead: head }))
      : undefined
    await stage.markReady(firstEvent)
    await target.commit()
    isCommitted = true
    await complete(stage, environment)
    return { manifest, verdict, isOther }
  } catch (error) {
    if (!isCommitted) {
      await target.undo()
      await stage.remove()
    }
    throw toBackupError(error, 'backupNotWritable', file)
  }
}

async function readAll(
  archive: ArchiveReader,
  manifest: Manifest,
  target: RestoreTarget,
  stage: MediaStage,
  progress: Progress,
): Promise<void> {
  const entries = entriesOf(manifest)
  for (const [index, { path, file, modifiedAt }] of entries.entries()) {
    const isDatabase = path.startsWith(databaseFolder)
    const output = await open(isDatabase ? target.stagedFile(file.name) : stage.stagedFile(file.name), 'wx', 0o600)
    try {
      await archive.readFile(path, file, (bytes) => output.appendFile(bytes))
      if (modifiedAt) await output.utimes(new Date(modifiedAt), new Date(modifiedAt))
      await output.sync()
    } finally {
      await output.close()
    }
    progress(index + 1, entries.length, isDatabase ? 'database' : 'media')
  }
  await archive.expectEnd()
}

// Asked before the first byte is written; what fills up meanwhile is still found by the write that fails.
async function requireSpace({ media, database }: Manifest, environment: Environment): Promise<void> {
  const { databaseUri, dataDirectory, mediaDirectory } = environment
  const databaseFile = databaseUri.startsWith('file:') ? databaseUri.replace(/^file:/, '') : undefined
  for (const [folder, files] of [
    [mediaDirectory, media],
    [databaseFile ? dirname(databaseFile) : dataDirectory, database.parts],
  ] as const) {
    const { bavail, bsize } = await statfs(folder)
    if (files.reduce((sum, { size }) => sum + size, 0) > bavail * bsize) throw new BackupError('diskFull')
  }
}
