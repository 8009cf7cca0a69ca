import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const cases = 'tests/fixtures/import'
const documents = 'src/import/documents'

export type Fixture = { readonly name: string; readonly source: string; readonly expected: string }

const decode = (path: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path))

/** Every case: the two documents that come with the product, and each folder of `tests/fixtures/import` that holds an `input.txt`. */
export function fixtures(): Fixture[] {
  const own = readdirSync(cases).flatMap((name) => {
    const input = join(cases, name, 'input.txt')
    const manifest = readDocuments().find((document) => document.name === name)
    const source = existsSync(input) ? decode(input) : manifest?.source
    return source === undefined ? [] : [{ name, source, expected: join(cases, name, 'expected.json') }]
  })
  return own
}

const readDocuments = (): { name: string; source: string }[] =>
  readdirSync(documents)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ name: file.replace(/_.*$/, ''), source: decode(join(documents, file)) }))
