import { KeyedQueue } from '../../../concurrency/KeyedQueue.js'
import type { DocumentKey } from './DocumentKey.js'

/** The writes of each document, one after another: each names the revision that the one before it made. */
export const saveQueue = new KeyedQueue<DocumentKey>()
