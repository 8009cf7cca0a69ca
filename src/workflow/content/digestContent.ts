import { createHash } from 'node:crypto'

import type { FlattenedField, Payload, PayloadRequest } from 'payload'

import { canonicalJson } from '../../audit/canonicalJson.js'
import { collectionConfig } from '../../database/rows.js'
import { mediaIdsOf } from '../../media/usage/mediaIdsOf.js'
import { type ImageContent, readImageContents } from './readImageContents.js'

type Row = Record<string, unknown>

/** The hashes of a document's content, which approvals and seals are bound to. */
export type ContentDigest = {
  /** SHA-256 over every published field and the bound properties of each image. */
  readonly hash: string
  /** A short hash of each field, and one of all images, to tell which fields an edit changed. */
  readonly fields: Readonly<Record<string, string>>
  readonly media: readonly string[]
}

/** Key in `ContentDigest.fields` for the images: their files, alternative texts and credits. */
const imagesField = 'media'

/** Digests several documents of a collection, with one query for all of their images. */
export async function digestContents(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  rows: readonly Row[],
): Promise<ContentDigest[]> {
  const fields = publishedFields(collectionConfig(payload, slug).flattenedFields)
  const media = rows.map((row) => [...mediaIdsOf(fields, row)].sort())
  const images = await readImageContents(payload, req, media.flat())
  return rows.map((row, index) => {
    const usedMedia = media[index]!
    const values: Record<string, unknown> = {}
    for (const field of fields) values[field.name] = canonicaliseValue(field, row[field.name])
    const imageContents: Record<string, ImageContent | null> = {}
    for (const id of usedMedia) imageContents[id] = images.get(id) ?? null
    if (usedMedia.length > 0) values[imagesField] = imageContents
    return { ...hashFields(slug, values), media: usedMedia }
  })
}

/** Digests one document. */
export const digestContent = async (
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  row: Row,
): Promise<ContentDigest> => (await digestContents(payload, req, slug, [row]))[0]!

function hashFields(slug: string, values: Record<string, unknown>): Pick<ContentDigest, 'hash' | 'fields'> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const json = canonicalJson(value)
    if (json !== undefined && json !== '[]' && json !== '{}')
      fields[name] = createHash('sha256').update(json).digest('hex')
  }
  const hash = createHash('sha256')
    .update(canonicalJson({ collection: slug, fields }))
    .digest('hex')
  return { hash, fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.slice(0, 16)])) }
}

/** The names of the fields whose hashes differ, sorted. */
export const changedFields = (
  before: Readonly<Record<string, string>> | null | undefined,
  after: Readonly<Record<string, string>>,
): string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])]
    .filter((name) => before?.[name] !== after[name])
    .sort()

type Data = Record<string, unknown>

/**
 * Converts the value of a field to a canonical form that does not depend on the database or on how the value was sent:
 * relations by id, dates in UTC, no ids of array rows.
 * @returns a JSON value, or undefined when the field is empty
 */
export function canonicaliseValue(field: FlattenedField, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined
  if (field.type === 'array') return toArray(value).map((row) => canonicaliseFields(field.flattenedFields, row as Data))
  if (field.type === 'blocks') return toArray(value).map((row) => canonicaliseBlock(field, row as Data))
  if (field.type === 'relationship' || field.type === 'upload')
    return field.hasMany ? toArray(value).map(canonicaliseRelation) : canonicaliseRelation(value)
  if (field.type === 'date') return canonicaliseDate(value)
  if ('flattenedFields' in field) return canonicaliseFields(field.flattenedFields, value as Data)
  return value
}

/** Canonicalises several fields; empty ones are left out. */
function canonicaliseFields(fields: readonly FlattenedField[], data: Data): Data {
  const canonicalData: Data = {}
  for (const field of fields) {
    if (field.name === 'id') continue
    const value = canonicaliseValue(field, data[field.name])
    if (!isEmpty(value)) canonicalData[field.name] = value
  }
  return canonicalData
}

function canonicaliseBlock(field: Extract<FlattenedField, { type: 'blocks' }>, row: Data): unknown {
  const block = field.blocks.find(({ slug }) => slug === row.blockType)
  return { blockType: row.blockType, ...canonicaliseFields(block?.flattenedFields ?? [], row) }
}

function canonicaliseRelation(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return String(value)
  if ('relationTo' in value && 'value' in value)
    return { relationTo: value.relationTo, value: canonicaliseRelation(value.value) }
  // Either a populated document, or an id that is an object itself (ObjectId).
  return 'id' in value && value.constructor === Object
    ? canonicaliseRelation(value.id)
    : String(value as { toString(): string })
}

function canonicaliseDate(value: unknown): unknown {
  const time = new Date(value as string | Date)
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}

const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)

/** Fields that are not content: only the system writes them. */
const systemFields = new Set([
  'id',
  'workflowState',
  'source',
  'createdBy',
  'revision',
  'firstPublishedAt',
  'publicDate',
  '_status',
  'createdAt',
  'updatedAt',
  'deletedAt',
])

/** The fields that an approval covers: everything that is stored, published and not written by the system. */
export const publishedFields = (fields: readonly FlattenedField[]): FlattenedField[] =>
  fields.filter(
    (field) => !systemFields.has(field.name) && field.type !== 'join' && !('virtual' in field && field.virtual),
  )
