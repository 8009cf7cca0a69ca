import type { ClientSession, Connection, Model } from 'mongoose'
import type { BaseDatabaseAdapter } from 'payload'

/** A document as MongoDB has it. */
export type RawDocument = { _id: unknown; [key: string]: unknown }

export type MongoModel = Model<RawDocument>

/** What of Payload's MongoDB adapter is used here beyond the part that all adapters share. */
export type MongoAdapter = Omit<BaseDatabaseAdapter, 'sessions'> & {
  connection: Connection
  collections: Record<string, MongoModel>
  versions: Record<string, MongoModel>
  globals: MongoModel
  sessions: Record<string, ClientSession>
}
