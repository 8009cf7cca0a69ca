import type { Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { glob, isDynamicPattern } from 'tinyglobby'

import { ImportError } from '../ImportError.js'

/** A file to import, or what is wrong with a path that names none. */
export type FoundFile = { readonly path: string; readonly refusal?: ImportError }

/**
 * The files that paths, folders and patterns name, each once and in the order of the arguments; within a folder, all
 * files by name, also of its folders, but no hidden ones. A path that exists is taken as it is written, so that names
 * with brackets or stars can be given. What names no file is listed with the reason.
 */
export async function findSourceFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    for (const file of await findFiles(path)) {
      // The same file by another path, such as a link, is not imported again.
      const key = file.refusal ? file.path : await realpath(file.path).catch(() => file.path)
      if (!found.has(key)) found.set(key, file)
    }
  }
  return [...found.values()]
}

async function findFiles(path: string): Promise<FoundFile[]> {
  const entry = await inspect(path)
  const isMissing = entry instanceof ImportError && entry.values.reason === 'ENOENT'
  if (!isMissing || !isDynamicPattern(path)) return filesAt(path, entry)
  const matches = await glob(path, { onlyFiles: false, expandDirectories: false }).catch(() => [])
  if (matches.length === 0) return [{ path, refusal: new ImportError('nothingMatches') }]
  const files: FoundFile[] = []
  for (const match of matches.sort()) {
    // A folder is written with a slash at its end.
    const name = match.replace(/(?<=.)\/$/, '')
    for (const file of await filesAt(name, await inspect(name))) files.push(file)
  }
  return files
}

async function filesAt(path: string, entry: Stats | ImportError): Promise<FoundFile[]> {
  if (entry instanceof ImportError) return [{ path, refusal: entry }]
  if (entry.isFile()) return [{ path }]
  if (!entry.isDirectory()) return [{ path, refusal: new ImportError('notAFile') }]
  const files = await listFolder(path)
  return files.length > 0 ? files : [{ path, refusal: new ImportError('folderEmpty') }]
}

async function listFolder(root: string): Promise<FoundFile[]> {
  const files: FoundFile[] = []
  const visited = new Set<string>()
  const queue = [root]
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const entry = await inspect(path)
    if (entry instanceof ImportError || !entry.isDirectory()) {
      files.push(...(await filesAt(path, entry)))
      continue
    }
    // Links may lead back to a folder around them.
    const folder = await realpath(path).catch(() => path)
    if (visited.has(folder)) continue
    visited.add(folder)
    const names = await readdir(path).catch(unreadable)
    if (names instanceof ImportError) files.push({ path, refusal: names })
    else {
      const visible = names.filter((name) => !name.startsWith('.')).sort()
      for (const name of visible.reverse()) queue.push(join(path, name))
    }
  }
  return files
}

const inspect = (path: string): Promise<Stats | ImportError> => stat(path).catch(unreadable)

/** The refusal for what the file system answered. */
export const unreadable = (error: NodeJS.ErrnoException): ImportError =>
  new ImportError('fileUnreadable', { reason: error.code ?? error.message })
