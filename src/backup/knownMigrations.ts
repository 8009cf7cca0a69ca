import { readdirSync } from 'node:fs'
import { basename, extname } from 'node:path'

import { projectPath } from '../config/projectPath.js'

/** The names of all migrations that this version of the program has for a kind of database. */
export const knownMigrations = (kind: 'sqlite' | 'mongodb'): ReadonlySet<string> =>
  new Set(
    readdirSync(projectPath(`src/migrations/${kind}`))
      .filter((name) => extname(name) === '.ts')
      .map((name) => basename(name, '.ts')),
  )
