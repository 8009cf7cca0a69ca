import { refuse } from '../../errors/refuse.js'
import { limits } from './limits.js'

/** `databaseBusy`: a lock was not free in time. */
export const createBusyError = (): Error => refuse('databaseBusy', { seconds: limits.lockTimeoutMs / 1000 })

/** `unitUndone`: the transaction was rolled back, so nothing more can be written in it. */
export const createRolledBackError = (): Error => refuse('unitUndone')
