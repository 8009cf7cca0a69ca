import { CodedError } from '../errors/CodedError.js'
import type { ErrorCode } from '../errors/codes.js'

/** Why a backup cannot be made or restored, in one line for the person who ran the command. */
export class BackupError extends CodedError {
  override readonly name = 'BackupError'
}

/**
 * An error of the file system or the database as the one line that people get.
 * @param code what could not be done
 * @returns ours as they are, a full disk under its own code, and others (of a bug, without a code) unchanged
 */
export function toBackupError(error: unknown, code: ErrorCode, file: string): unknown {
  const { code: reason } = (error ?? {}) as { code?: unknown }
  if (error instanceof CodedError || typeof reason !== 'string') return error
  if (reason === 'ENOSPC' || reason === 'EDQUOT' || reason.startsWith('SQLITE_FULL'))
    return new BackupError('diskFull', {}, { cause: error })
  return new BackupError(code, { file, reason }, { cause: error })
}
