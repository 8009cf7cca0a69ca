import { importTarget } from '../../lint/importTarget.mjs'
import { projectFiles, read } from './projectFiles.js'

const specifierPattern = /(?:from|import|import\()\s*'(\.[^']+)'/g

/** The files of the product that import each other, directly or by way of others; type imports count. */
export function importCircles(): string[][] {
  const files = projectFiles().filter((file) => /^(src|collections)\/.*\.tsx?$|^payload\.config\.ts$/.test(file))
  const known = new Set(files)
  const importsOf = new Map(files.map((file) => [file, importedFiles(file, known)]))
  const finished = new Set<string>()
  const circles: string[][] = []

  function visit(file: string, path: readonly string[]): void {
    const start = path.indexOf(file)
    if (start >= 0) circles.push(path.slice(start))
    if (start >= 0 || finished.has(file)) return
    for (const next of importsOf.get(file) ?? []) visit(next, [...path, file])
    finished.add(file)
  }
  for (const file of files) visit(file, [])
  return circles
}

function importedFiles(file: string, known: ReadonlySet<string>): string[] {
  return [...read(file).matchAll(specifierPattern)].flatMap(([, specifier]) => {
    const target = importTarget(specifier!, file).slice(1)
    return [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx')].filter((path) => known.has(path))
  })
}
