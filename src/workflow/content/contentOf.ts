import { createHash } from 'node:crypto'

import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { mediaIdsOf } from '../../images/mediaIdsOf.js'
import { canonical } from './canonical.js'
import { canonicalJson } from '../../audit/canonicalJson.js'
import { imagesOf, type ImageContent } from './imagesOf.js'
import { publishedFields } from './publishedFields.js'

type Row = Record<string, unknown>

/** A text as an approval sees it. */
export type Content = {
  /** SHA-256 over every published field and over what is bound of each image. */
  readonly hash: string
  /** A short hash of each field, and of the images together, to tell later which of them changed. */
  readonly fields: Readonly<Record<string, string>>
  readonly media: readonly string[]
}

/** The name under which a change of an image's file or words is told, beside those of the fields. */
export const imagesField = 'media'

/** Reads the content of several documents of a collection, with one question for all of their images. */
export async function contentsOf(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: CollectionSlug,
  rows: readonly Row[],
): Promise<Content[]> {
  const fields = publishedFields(payload.collections[slug].config.flattenedFields)
  const media = rows.map((row) => [...mediaIdsOf(fields, row)].sort())
  const images = await imagesOf(payload, req, media.flat())
  return rows.map((row, index) => {
    const used = media[index]!
    const said: Record<string, unknown> = {}
    for (const field of fields) said[field.name] = canonical(field, row[field.name])
    const bound: Record<string, ImageContent | null> = {}
    for (const id of used) bound[id] = images.get(id) ?? null
    if (used.length > 0) said[imagesField] = bound
    return { ...hashed(slug, said), media: used }
  })
}

/** Reads the content of one document. */
export const contentOf = async (
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: CollectionSlug,
  row: Row,
): Promise<Content> => (await contentsOf(payload, req, slug, [row]))[0]!

function hashed(slug: string, said: Record<string, unknown>): Pick<Content, 'hash' | 'fields'> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = canonicalJson(value) as string | undefined
    if (text !== undefined && text !== '[]' && text !== '{}')
      fields[name] = createHash('sha256').update(text).digest('hex')
  }
  const hash = createHash('sha256')
    .update(canonicalJson({ collection: slug, fields }))
    .digest('hex')
  return { hash, fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.slice(0, 16)])) }
}

/** The names of the fields that differ between two texts. */
export const changedFields = (
  before: Readonly<Record<string, string>> | null | undefined,
  after: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])]
    .filter((name) => before?.[name] !== after[name])
    .sort()
