import type { CollectionSlug, Field, FieldHook, PayloadRequest } from 'payload'
import { pinyin } from 'pinyin-pro'

import { bilingual } from '../vocabulary/bilingual.js'

const fillSlug =
  (titleField: string, surname: boolean): FieldHook =>
  async ({ value, data, originalDoc, collection, req }) => {
    const wanted = typeof value === 'string' ? value.trim() : ''
    if (wanted !== '' && wanted === originalDoc?.slug) return wanted
    const title: unknown = data?.[titleField] ?? originalDoc?.[titleField]
    const base = pinyinSlug(wanted !== '' ? wanted : typeof title === 'string' ? title : '', { surname })
    // A text without a title yet has no address; `undefined` rather than null keeps MongoDB's sparse unique index out of it.
    if (base === '') return undefined
    return findUniqueSlug({ base, collection: collection!.slug, id: originalDoc?.id as string | undefined, req })
  }

/**
 * The address of a document: pinyin of its title, unique in its collection, filled when left empty.
 * `surname` reads the first character as a surname (单 shan, 曾 zeng).
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

/** Finds the first free one of `base`, `base-2`, `base-3` … in a collection, leaving out the document `id` itself. */
export async function findUniqueSlug({ base, collection, id, req }: SlugRequest): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    const { totalDocs } = await req.payload.count({
      collection: collection as CollectionSlug,
      where: { and: [{ slug: { equals: slug } }, ...(id ? [{ id: { not_equals: id } }] : [])] },
      overrideAccess: true,
      trash: true,
      req,
    })
    if (totalDocs === 0) return slug
  }
}

/** Longest slug, in characters: an address stays readable, and fits every index. */
const maxLength = 80

/**
 * The pinyin of a title as a piece of an address: lower-case ASCII letters, digits and single hyphens, cut between syllables;
 * empty when nothing in it can be written so. With `surname` the first character is read as a surname (单 shan, 曾 zeng).
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
