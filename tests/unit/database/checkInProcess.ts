/**
 * A program for tests: checks the database of `DATABASE_URI` in a process of its own and prints the code of the
 * refusal, or `passed`.
 */
import { checkDatabase } from '../../../src/database/checkDatabase.js'

try {
  await checkDatabase({ databaseUri: process.env.DATABASE_URI! })
  console.log('passed')
} catch (error) {
  console.log((error as { code?: string }).code)
}
