import type { ChainReader } from '../../audit/ChainReader.js'
import type { Manifest } from '../Manifest.js'

/** The place of the database in a restore. Nothing of it is to be seen by a start before `commit` has ended. */
export type RestoreTarget = {
  readonly kind: Manifest['database']['kind']
  /** Claims an empty place for this restore, after `interrupted`. @throws BackupError `restoreNotEmpty` and others */
  claim(): Promise<void>
  /** Where the part of a name is to be put while the archive is read. */
  stagedFile(part: string): string
  /** Checks the staged parts and brings them as far as they go without being seen. @throws BackupError `backupDamaged` */
  prepare(manifest: Manifest, onProgress: (done: number, total: number) => void): Promise<void>
  /** The chain of what was prepared. */
  withChain<T>(work: (chain: ChainReader) => Promise<T>): Promise<T>
  /** Makes it the database, in one step. */
  commit(): Promise<void>
  /**
   * How far a restore came that was cut off, if there was one: `committed` once the place holds a database.
   * @throws BackupError `restoreUnderWay`, DatabaseError `databaseInUse` while another process is at work on it
   */
  interrupted(): Promise<'committed' | 'underWay' | undefined>
  /** Takes back all that this restore, or one that was cut off, has brought. */
  undo(): Promise<void>
  close(): Promise<void>
}
