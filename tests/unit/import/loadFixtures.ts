import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const fixturesFolder = 'tests/fixtures/import'
const documentsFolder = 'src/import/documents'

export type Fixture = { readonly name: string; readonly source: string; readonly expected: string }

const decode = (path: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path))

/**
 * Every case: the two documents that come with the product, and each folder of `tests/fixtures/import` that holds an
 * `input.txt`.
 */
export function loadFixtures(): Fixture[] {
  return readdirSync(fixturesFolder).flatMap((name) => {
    const input = join(fixturesFolder, name, 'input.txt')
    const bundled = readDocuments().find((document) => document.name === name)
    const source = existsSync(input) ? decode(input) : bundled?.source
    return source === undefined ? [] : [{ name, source, expected: join(fixturesFolder, name, 'expected.json') }]
  })
}

const readDocuments = (): { name: string; source: string }[] =>
  readdirSync(documentsFolder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ name: file.replace(/_.*$/, ''), source: decode(join(documentsFolder, file)) }))
