import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of what is installed, built, stored or measured, at any depth. */
const notOurs = new Set(['node_modules', '.git', '.next', 'target', 'output', 'results', 'coverage'])
/** Uploads and the database of whoever runs the tests here. */
const stored = new Set(['data', 'media'])

/** Every file that people wrote or that is committed, by its path from the project's root. */
export function ourFiles(folder = ''): string[] {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (notOurs.has(entry.name) || (folder === '' && stored.has(entry.name)) || /^\.env(?!\.example)/.test(entry.name))
      return []
    return entry.isDirectory() ? ourFiles(path) : [path]
  })
}

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(path, 'utf8')
