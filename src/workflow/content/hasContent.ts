import type { Payload } from 'payload'

import { canonicalJson } from '../../audit/canonicalJson.js'
import { collectionConfig } from '../../database/rows.js'
import { canonicaliseValue, isEmpty, publishedFields } from './digestContent.js'

/**
 * Tells whether anything was written in a document: a field that an approval covers and that is other than in a new one.
 */
export const hasContent = (payload: Payload, slug: string, row: Readonly<Record<string, unknown>>): boolean =>
  publishedFields(collectionConfig(payload, slug).flattenedFields).some((field) => {
    const value = canonicaliseValue(field, row[field.name])
    const initial: unknown = 'defaultValue' in field ? field.defaultValue : undefined
    return !isEmpty(value) && !isBlank(value) && canonicalJson(value) !== canonicalJson(initial ?? null)
  })

/** A rich text without a letter or an image, as the editor leaves one in which somebody has clicked. */
const isBlank = (value: unknown): boolean => {
  if (typeof value === 'string') return value.trim() === ''
  const root: unknown = typeof value === 'object' && value !== null && 'root' in value ? value.root : undefined
  return root !== undefined && !/"text":"[^"]|"type":"(?!root|paragraph|text|linebreak|tab)/.test(JSON.stringify(root))
}
