import type { ClientSession, Connection, Model } from 'mongoose'
import type { BaseDatabaseAdapter } from 'payload'

/** A document as MongoDB stores it. */
export type RawDocument = { _id: unknown; [key: string]: unknown }

export type MongoModel = Model<RawDocument>

/** Payload's MongoDB adapter: what all adapters have, and the parts of Mongoose that are used here. */
export type MongoAdapter = Omit<BaseDatabaseAdapter, 'sessions'> & {
  connection: Connection
  collections: Record<string, MongoModel>
  versions: Record<string, MongoModel>
  globals: MongoModel
  sessions: Record<string, ClientSession>
}

/** Whether an adapter, which Payload types as any adapter, is the one for MongoDB. */
export const isMongoAdapter = <T extends { name: string }>(adapter: T): adapter is T & MongoAdapter =>
  adapter.name === 'mongoose'
