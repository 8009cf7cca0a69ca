import { refuse } from '../../errors/refuse.js'
import { asError } from '../units/asError.js'
import type { Failure } from '../units/Engine.js'

const writeConflict = 112
const noSuchTransaction = 251
const outOfDiskSpace = 14031
const unreachable = [
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
]

/** Says what a failed operation means for its unit. Goes by names and labels: the driver's classes are loaded more than once. */
export function explainMongo(error: unknown): Failure {
  const original = asError(error)
  const code: unknown = 'code' in original ? original.code : undefined
  if (hasLabel(error, 'TransientTransactionError') || code === writeConflict || code === noSuchTransaction) {
    return { error: refuse('writeConflict'), unitIsLost: true, transient: true }
  }
  if (code === outOfDiskSpace) return { error: refuse('diskFull'), unitIsLost: true, transient: false }
  if (unreachable.includes(original.name))
    return { error: refuse('databaseFailed', { cause: original.name }), unitIsLost: true, transient: false }
  return { error: original, unitIsLost: false, transient: false }
}

/** Whether MongoDB marked an error with a label. */
export function hasLabel(error: unknown, label: string): boolean {
  const labels = (error as { errorLabels?: unknown } | null | undefined)?.errorLabels
  return Array.isArray(labels) && labels.includes(label)
}
