import type { Payload } from 'payload'

import { settings } from '../config/settings.js'
import { SqliteProbe } from './sqlite/SqliteProbe.js'

const probes = new WeakMap<Payload, SqliteProbe>()

/**
 * Looks whether the database is damaged, in a few milliseconds. MongoDB watches its own files and refuses to answer.
 * @returns what is wrong, or `undefined`
 */
export async function findDamage(payload: Payload): Promise<string | undefined> {
  const { databaseUri } = settings()
  if (!databaseUri.startsWith('file:')) return undefined
  const probe = probes.get(payload) ?? new SqliteProbe(databaseUri)
  probes.set(payload, probe)
  return probe.findDamage()
}
