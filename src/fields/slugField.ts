import type { Field, FieldHook } from 'payload'

import { text } from '../vocabulary/text.js'
import { pinyinSlug } from './pinyinSlug.js'
import { uniqueSlug } from './uniqueSlug.js'

const fillSlug =
  (titleField: string, surname: boolean): FieldHook =>
  async ({ value, data, originalDoc, collection, req }) => {
    const wanted = typeof value === 'string' ? value.trim() : ''
    if (wanted !== '' && wanted === originalDoc?.slug) return wanted
    const title: unknown = data?.[titleField] ?? originalDoc?.[titleField]
    const base = pinyinSlug(wanted !== '' ? wanted : typeof title === 'string' ? title : '', { surname })
    // A text without a title yet has no address; `undefined` rather than null keeps MongoDB's sparse unique index out of it.
    if (base === '') return undefined
    return uniqueSlug({ base, collection: collection!.slug, id: originalDoc?.id as string | undefined, req })
  }

/**
 * The address of a document: pinyin of its title, unique in its collection, filled when left empty.
 * `surname` reads the first character as a surname (单 shan, 曾 zeng).
 */
export const slugField = (titleField: string, { surname = false } = {}): Field => ({
  name: 'slug',
  type: 'text',
  label: text('网址片段', 'Slug'),
  unique: true,
  index: true,
  admin: {
    position: 'sidebar',
    description: text(
      '留空则按标题拼音自动生成；网站用它作网址。',
      "Left empty it is made from the title's pinyin; websites use it in addresses.",
    ),
  },
  hooks: { beforeValidate: [fillSlug(titleField, surname)] },
})
