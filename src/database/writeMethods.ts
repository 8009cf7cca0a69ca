import type { PayloadRequest, Sort, Where } from 'payload'

/**
 * Every method of a database adapter that stores something: `one` touches a single document of the database,
 * `many` more than one. A method that is in none of these lists is unknown, and a test fails until someone has decided.
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

/** What the write methods are called with, as far as it matters here. */
export type WriteArgs = {
  id?: number | string
  collection?: string
  collectionSlug?: string
  global?: string
  globalSlug?: string
  slug?: string
  parent?: number | string
  customID?: number | string
  where?: Where
  sort?: Sort
  limit?: number
  select?: unknown
  options?: { upsert?: boolean }
  data?: Record<string, unknown>
  versionData?: object
  req?: Partial<PayloadRequest>
}

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

/** Parts of an adapter that its own methods call, each time within one of the methods above, and what opens and closes it. */
export const innerMethods = [
  'init',
  'connect',
  'destroy',
  'generateSchema',
  'resolveInitializing',
  'rejectInitializing',
  'requireDrizzleKit',
  'defaultDrizzleSnapshot',
  // On MongoDB a model, which is a function too.
  'globals',
  'countDistinct',
  'createJSONQuery',
  'convertPathToJSONTraversal',
  'deleteWhere',
  'insert',
  'execute',
  'dropDatabase',
] as const

/** Methods that Dashiji adds. */
export const ownMethods = ['refreshStatistics', 'tidyUp', 'stateToken'] as const
