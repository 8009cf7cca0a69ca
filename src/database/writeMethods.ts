import type { CollectionSlug, GlobalSlug, PayloadRequest, Sort, Where } from 'payload'

/**
 * Every method of a database adapter that stores something, and whether it writes to `one` document of the database or
 * to `many`. A method of an adapter that is in none of the lists of this file fails a test, until somebody has decided
 * about it.
 */
export const writeMethods = {
  create: 'one',
  updateOne: 'one',
  upsert: 'one',
  deleteOne: 'one',
  createGlobal: 'one',
  updateGlobal: 'one',
  updateVersion: 'one',
  updateGlobalVersion: 'one',
  updateMany: 'many',
  updateJobs: 'many',
  deleteMany: 'many',
  deleteVersions: 'many',
  createVersion: 'many',
  createGlobalVersion: 'many',
} as const

export type WriteMethod = keyof typeof writeMethods

export const writeMethodNames = Object.keys(writeMethods) as WriteMethod[]

/** The arguments of the write methods, as far as anything here looks at them. */
export type WriteArgs = {
  id?: number | string
  collection?: CollectionSlug
  collectionSlug?: CollectionSlug
  global?: GlobalSlug
  globalSlug?: GlobalSlug
  slug?: string
  parent?: number | string
  customID?: number | string
  where?: Where
  sort?: Sort
  limit?: number
  select?: unknown
  returning?: boolean
  options?: { upsert?: boolean }
  data?: Record<string, unknown>
  versionData?: object
  req?: Partial<PayloadRequest>
}

/** `deleteVersions` takes another kind of `sort` than the others. */
type AnyWriteArgs = Omit<WriteArgs, 'sort'> & { sort?: Sort | Record<string, string> }

/**
 * Any of an adapter's write methods. Taken from a method signature, whose parameters TypeScript compares in both
 * directions: every method takes arguments of its own type, and all of these are `AnyWriteArgs`.
 */
export type AnyWrite = { write(args: AnyWriteArgs): Promise<unknown> }['write']

export const transactionMethods = ['beginTransaction', 'commitTransaction', 'rollbackTransaction'] as const

/** Methods that only read. */
export const readMethods = [
  'count',
  'countGlobalVersions',
  'countVersions',
  'find',
  'findDistinct',
  'findGlobal',
  'findGlobalVersions',
  'findOne',
  'findVersions',
  'queryDrafts',
] as const

/** Methods that change the schema or run migrations. */
export const migrationMethods = [
  'createMigration',
  'migrate',
  'migrateDown',
  'migrateFresh',
  'migrateRefresh',
  'migrateReset',
  'migrateStatus',
  'blocksToJsonMigrator',
] as const

/**
 * Methods that an adapter's own methods call, always within one of the methods above, and those that open and close it.
 */
export const innerMethods = [
  'init',
  'connect',
  'destroy',
  'generateSchema',
  'resolveInitializing',
  'rejectInitializing',
  'requireDrizzleKit',
  'defaultDrizzleSnapshot',
  // On MongoDB a Mongoose model, which is a function.
  'globals',
  'countDistinct',
  'createJSONQuery',
  'convertPathToJSONTraversal',
  'deleteWhere',
  'insert',
  'execute',
  'dropDatabase',
] as const

/** Methods that Dashiji adds to an adapter. */
export const ownMethods = [
  'refreshStatistics',
  'tidyUp',
  'stateToken',
  'isTransactionOpen',
  'suspendTransaction',
  'resumeTransaction',
] as const
