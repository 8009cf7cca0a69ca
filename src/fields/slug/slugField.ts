import { randomBytes } from 'node:crypto'

import {
  type Field,
  type FieldHook,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type TextFieldSingleValidation,
  ValidationError,
} from 'payload'

import { languageOf } from '../../errors/languageOf.js'
import { messageOf } from '../../errors/messagesOf.js'
import { bilingual } from '../../vocabulary/bilingual.js'
import { claimSlug } from './claimSlug.js'
import { isSlugTaken } from './isSlugTaken.js'
import { pinyinSlug } from './pinyinSlug.js'

type Options = {
  /** Whether the first character of the title is read as a surname (单 shan, 曾 zeng). */
  readonly surname?: boolean
  /** Whether a stored document keeps its slug when its title changes. By default all do. */
  readonly isFixed?: (req: PayloadRequest, collection: string, id: string) => Promise<boolean>
}

/**
 * The slug of a document: pinyin of its title, unique in its collection. It follows the title until `isFixed`, or until
 * somebody has typed another one.
 */
export const slugField = (titleField: string, options: Options = {}): Field => ({
  name: 'slug',
  type: 'text',
  label: bilingual('网址片段', 'Slug'),
  unique: true,
  index: true,
  validate: validateSlug(titleField),
  admin: {
    position: 'sidebar',
    description: bilingual(
      '留空则按标题拼音自动生成；网站用它作网址。',
      "Left empty it is made from the title's pinyin; websites use it in addresses.",
    ),
  },
  hooks: {
    beforeValidate: [fillSlug(titleField, options)],
    // A copy gets one of its own.
    beforeDuplicate: [() => ''],
  },
})

type Doc = Readonly<Record<string, unknown>>

const fillSlug =
  (titleField: string, { surname = false, isFixed = () => Promise.resolve(true) }: Options): FieldHook =>
  async ({ value, data, originalDoc, operation, collection, path, req }) => {
    if (!collection) return value as unknown
    const spell = (text: string) => pinyinSlug(text, { surname })
    const before: Doc = operation === 'update' ? ((originalDoc as Doc | undefined) ?? {}) : {}
    const [stored, titleBefore] = [textOf(before.slug), textOf(before[titleField])]
    const title = textOf((data as Doc | undefined)?.[titleField] ?? titleBefore)
    const id = typeof before.id === 'string' ? before.id : undefined
    const claim = (base: string) => claimSlug(req, { collection: collection.slug, base, id })

    const wanted = textOf(value).trim()
    const follows = isAutomatic(stored, spell(titleBefore))
    const isTyped =
      wanted !== '' &&
      wanted !== stored &&
      !(follows && title !== titleBefore && isOutdated(wanted, spell(titleBefore)))
    if (isTyped || !['string', 'undefined'].includes(typeof (value ?? undefined))) {
      const base = spell(wanted)
      if (base === '') throw refuseSlug(collection, path, req)
      return base === stored ? stored : claim(base)
    }
    if (stored !== '') {
      const isKept = wanted === '' ? false : title === titleBefore || !follows
      if (isKept || (id !== undefined && (await isFixed(req, collection.slug, id)))) return stored
    }
    const base = spell(title)
    if (base !== '') return base === stored ? stored : claim(base)
    if (stored !== '' && spell(titleBefore) === '') return stored
    // A document without a title has no slug yet. `undefined`, since MongoDB's sparse unique index would include null.
    return hasVisibleText(title) ? claim(`${wordFor(collection)}-${randomBytes(4).toString('hex')}`) : undefined
  }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

// A zero-width space is no title, and `trim` does not remove it.
const hasVisibleText = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)

/** What a document of the collection is called in a slug that its title gives nothing for. */
const wordFor = ({ graphQL, slug }: SanitizedCollectionConfig): string =>
  pinyinSlug((graphQL !== false && graphQL?.singularName) || slug)

/** Whether a slug was made from a title and not typed. Larger numbers behind it are rather years than duplicates. */
const isAutomatic = (slug: string, base: string): boolean =>
  base === ''
    ? /^[a-z-]+-[\da-f]{8}$/.test(slug)
    : slug === base || (slug.startsWith(`${base}-`) && isCount(slug, base))

const isCount = (slug: string, base: string): boolean => /^-[2-9]\d?$/.test(slug.slice(base.length))

/** Whether a form that saves while the title is typed has sent a slug of fewer letters, which it got before. */
const isOutdated = (sent: string, base: string): boolean => base.startsWith(sent.replace(/-[2-9]\d?$/, ''))

const refuseSlug = (collection: SanitizedCollectionConfig, path: readonly (string | number)[], req: PayloadRequest) =>
  new ValidationError(
    {
      collection: collection.slug,
      errors: [{ path: path.join('.'), message: messageOf('slugUnreadable', languageOf(req)) }],
      req,
    },
    req.t,
  )

/** What publication needs: a slug, and one that no other document has or may get. */
const validateSlug =
  (titleField: string): TextFieldSingleValidation =>
  async (value, { collectionSlug, data, event, id, req }) => {
    // Asked at every key stroke in the admin, where a new slug is made when the document is saved.
    if (event === 'onChange') return true
    const language = languageOf(req)
    if (!value) return textOf((data as Doc)[titleField]) === '' || messageOf('slugMissing', language)
    if (typeof value !== 'string') return messageOf('slugUnreadable', language)
    const question = { collection: String(collectionSlug), slug: value, id: id === undefined ? undefined : String(id) }
    return !(await isSlugTaken(req, question)) || messageOf('slugTaken', language, { slug: value })
  }
