import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of what is installed, built, stored or measured, at any depth. */
const ignoredFolders = new Set(['node_modules', '.git', '.next', 'target', 'output', 'results', 'coverage'])
/** Uploads and the database of whoever runs the tests here. */
const localDataFolders = new Set(['data', 'media'])

/** Every file that people wrote or that is committed, by its path from the project's root. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (
      ignoredFolders.has(entry.name) ||
      (folder === '' && localDataFolders.has(entry.name)) ||
      /^\.env(?!\.example)/.test(entry.name)
    )
      return []
    return entry.isDirectory() ? projectFiles(path) : [path]
  })
}

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(path, 'utf8')
