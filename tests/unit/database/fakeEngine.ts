import type { Engine, Failure } from '../../../src/database/transactions/Engine.js'
import { refuse } from '../../../src/errors/refuse.js'

/** What the fake database throws for a failure that passes. */
export class TransientError extends Error {}

/** A database that only logs what it is asked to do. */
export function fakeEngine({ hasSavepoints = true, isSerial = true } = {}) {
  const log: string[] = []
  const warnings: string[] = []
  const record = (entry: string) => Promise.resolve(void log.push(entry))
  const engine: Engine = {
    isSerial,
    hasAtomicDocumentWrites: false,
    begin: () => record('begin'),
    commit: () => record('commit'),
    rollback: () => record('rollback'),
    ...(hasSavepoints && {
      savepoints: {
        create: () => record('savepoint'),
        release: () => record('release'),
        rollback: () => record('rollback to savepoint'),
      },
    }),
    warn: (line) => void warnings.push(line),
    classifyError: (error): Failure =>
      error instanceof TransientError
        ? { error: refuse('writeConflict'), isTransactionLost: true, isTransient: true }
        : { error: error as Error, isTransactionLost: false, isTransient: false },
  }
  return { engine, log, warnings }
}
