import { createHash } from 'node:crypto'

import type { CollectionSlug, FlattenedField, Payload, PayloadRequest } from 'payload'

import { canonicalJson } from '../../audit/canonicalJson.js'
import { mediaIdsOf } from '../../media/usage/mediaIdsOf.js'
import { type ImageContent, readImageContents } from './readImageContents.js'

type Row = Record<string, unknown>

/** A text as an approval sees it. */
export type ContentDigest = {
  /** SHA-256 over every published field and over what is bound of each image. */
  readonly hash: string
  /** A short hash of each field, and of the images together, to tell later which of them changed. */
  readonly fields: Readonly<Record<string, string>>
  readonly media: readonly string[]
}

/** The name under which a change of an image's file or words is told, beside those of the fields. */
export const imagesField = 'media'

/** Reads the content of several documents of a collection, with one question for all of their images. */
export async function digestContents(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: CollectionSlug,
  rows: readonly Row[],
): Promise<ContentDigest[]> {
  const fields = publishedFields(payload.collections[slug].config.flattenedFields)
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

/** Reads the content of one document. */
export const digestContent = async (
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: CollectionSlug,
  row: Row,
): Promise<ContentDigest> => (await digestContents(payload, req, slug, [row]))[0]!

function hashFields(slug: string, values: Record<string, unknown>): Pick<ContentDigest, 'hash' | 'fields'> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const json = canonicalJson(value) as string | undefined
    if (json !== undefined && json !== '[]' && json !== '{}')
      fields[name] = createHash('sha256').update(json).digest('hex')
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

type Data = Record<string, unknown>

/**
 * What a field says, in one form whatever database it comes from and however it was sent: relations by id, dates in UTC,
 * nothing for what is empty, no ids of rows.
 * @returns a value for JSON, or nothing when the field says nothing
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

/** The same of several fields together. */
export function canonicaliseFields(fields: readonly FlattenedField[], data: Data): Data {
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
  // Populated, or an id with a class of its own.
  return 'id' in value && value.constructor === Object
    ? canonicaliseRelation(value.id)
    : String(value as { toString(): string })
}

function canonicaliseDate(value: unknown): unknown {
  const time = new Date(value as string | Date)
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}

const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)

/** Fields that say where a document stands and not what it says; they are written by the system alone. */
const systemFields = new Set([
  'id',
  'workflowState',
  'source',
  'createdBy',
  'revision',
  '_status',
  'createdAt',
  'updatedAt',
  'deletedAt',
])

/** The fields that an approval is for: everything that websites get, and that a person has written. */
export const publishedFields = (fields: readonly FlattenedField[]): FlattenedField[] =>
  fields.filter(
    (field) => !systemFields.has(field.name) && field.type !== 'join' && !('virtual' in field && field.virtual),
  )
