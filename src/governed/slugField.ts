import type { Field, FieldHook, PayloadRequest } from 'payload'
import { pinyin } from 'pinyin-pro'

import { toCollectionSlug } from '../database/rows.js'
import { bilingual } from '../vocabulary/bilingual.js'

const fillSlug =
  (titleField: string, surname: boolean): FieldHook =>
  async ({ value, data, originalDoc, collection, req }) => {
    const wanted = typeof value === 'string' ? value.trim() : ''
    if (wanted !== '' && wanted === originalDoc?.slug) return wanted
    const title: unknown = data?.[titleField] ?? originalDoc?.[titleField]
    const base = pinyinSlug(wanted !== '' ? wanted : typeof title === 'string' ? title : '', { surname })
    // A document without a title has no slug yet. `undefined`, since MongoDB's sparse unique index would include null.
    if (base === '') return undefined
    return findUniqueSlug({ base, collection: collection!.slug, id: originalDoc?.id as string | undefined, req })
  }

/**
 * The slug of a document: pinyin of its title, unique in its collection, generated when left empty.
 * @param titleField the field it is generated from
 * @param surname whether the first character is read as a surname (单 shan, 曾 zeng)
 */
export const slugField = (titleField: string, { surname = false } = {}): Field => ({
  name: 'slug',
  type: 'text',
  label: bilingual('网址片段', 'Slug'),
  unique: true,
  index: true,
  admin: {
    position: 'sidebar',
    description: bilingual(
      '留空则按标题拼音自动生成；网站用它作网址。',
      "Left empty it is made from the title's pinyin; websites use it in addresses.",
    ),
  },
  hooks: { beforeValidate: [fillSlug(titleField, surname)] },
})

type SlugRequest = { base: string; collection: string; id: string | undefined; req: PayloadRequest }

/** Returns the first of `base`, `base-2`, `base-3` … that no other document of the collection uses. */
async function findUniqueSlug({ base, collection, id, req }: SlugRequest): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    const { totalDocs } = await req.payload.count({
      collection: toCollectionSlug(req.payload, collection),
      where: { and: [{ slug: { equals: slug } }, ...(id ? [{ id: { not_equals: id } }] : [])] },
      overrideAccess: true,
      trash: true,
      req,
    })
    if (totalDocs === 0) return slug
  }
}

/** Maximum length of a slug: keeps URLs readable, and fits every index. */
const maxLength = 80

/**
 * Converts a title to pinyin for a URL: lower-case ASCII letters, digits and single hyphens, truncated between
 * syllables. Empty when the title has nothing that can be written so.
 */
export function pinyinSlug(title: string, { surname = false }: { surname?: boolean } = {}): string {
  const syllables = pinyin(title, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: surname ? 'head' : 'off',
  })
  const words = syllables
    .flatMap((syllable) =>
      syllable
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^a-z0-9]+/),
    )
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const next = slug === '' ? word.slice(0, maxLength) : `${slug}-${word}`
    if (next.length > maxLength) break
    slug = next
  }
  return slug
}
