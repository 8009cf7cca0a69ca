import { refuse } from '../../errors/refuse.js'
import { asError } from '../transactions/asError.js'
import type { Failure } from '../transactions/Engine.js'

const writeConflict = 112
const noSuchTransaction = 251
const outOfDiskSpace = 14031
const connectionErrorNames = [
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
]

/**
 * Says what a failed operation means for its transaction. Compares names and labels, not classes: the driver is loaded
 * more than once.
 */
export function classifyMongoError(error: unknown): Failure {
  const original = asError(error)
  const code: unknown = 'code' in original ? original.code : undefined
  if (hasLabel(error, 'TransientTransactionError') || code === writeConflict || code === noSuchTransaction) {
    return { error: refuse('writeConflict'), isTransactionLost: true, isTransient: true }
  }
  if (code === outOfDiskSpace) return { error: refuse('diskFull'), isTransactionLost: true, isTransient: false }
  if (connectionErrorNames.includes(original.name))
    return { error: refuse('databaseFailed', { cause: original.name }), isTransactionLost: true, isTransient: false }
  return { error: original, isTransactionLost: false, isTransient: false }
}

/** Whether MongoDB marked an error with a label. */
export function hasLabel(error: unknown, label: string): boolean {
  const labels = (error as { errorLabels?: unknown } | null | undefined)?.errorLabels
  return Array.isArray(labels) && labels.includes(label)
}
