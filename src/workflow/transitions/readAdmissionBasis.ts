import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import type { PayloadRequest } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import type { Row } from '../gate/rows.js'
import type { SealBasis } from '../seal/makeSeal.js'

type Source = { id: string; sha256: string; text: string }

/** The sums of the documents that come with the program; what they brought was public at its origin. */
const readManifest = (): { sha256: string }[] =>
  JSON.parse(readFileSync(resolve('src/import/documents/manifest.json'), 'utf8')) as { sha256: string }[]

/** On what an import may publish a text: on the document of the manifest that it came from, and on no other. */
export async function readAdmissionBasis(req: PayloadRequest, { source: id }: Row): Promise<SealBasis | undefined> {
  if (typeof id !== 'string') return undefined
  const source = await req.payload.db.findOne<Source>({ collection: slugs.sources, where: { id: { equals: id } }, req })
  return source && readManifest().some(({ sha256 }) => sha256 === source.sha256)
    ? { kind: 'admission', source: id, sha256: source.sha256 }
    : undefined
}
