import type { Db, Document } from 'mongodb'

import { slugs } from '../vocabulary/slugs.js'
import type { ChainReader, UnverifiedEvent } from './ChainReader.js'

/** Reads the chain from MongoDB. */
export function mongoChain(db: Pick<Db, 'collection'>): ChainReader {
  const events = db.collection(slugs.auditEvents)
  return {
    after: async (sequence, limit) =>
      (await events.find({ sequence: { $gt: sequence } }, { sort: { sequence: 1 }, limit }).toArray()).map(eventOf),
    last: async () => (await events.find({}, { sort: { sequence: -1 }, limit: 1 }).toArray()).map(eventOf)[0],
    countUpTo: (sequence) => events.countDocuments({ $nor: [{ sequence: { $gt: sequence } }] }),
  }
}

function eventOf({ _id, at, ...rest }: Document): UnverifiedEvent {
  return { ...rest, id: String(_id), at: at instanceof Date ? at.toISOString() : at }
}
