import { Units } from './Units.js'

const place = Symbol.for('dashiji.units')

/** The units of writes on a database. There is one per database and process: the code is loaded once per bundle, the database is shared. */
export function unitsOf(database: string): Units {
  const shared = globalThis as { [place]?: Map<string, Units> }
  const all = (shared[place] ??= new Map())
  const known = all.get(database) ?? new Units()
  all.set(database, known)
  return known
}
