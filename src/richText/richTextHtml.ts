import type { Field, FieldHook, PayloadRequest } from 'payload'

import { settings } from '../config/settings.js'
import { loadDocument } from '../database/loadDocument.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { lexicalToHtml } from './lexicalToHtml.js'
import { readPictures } from './pictureHtml.js'

type HtmlFieldOptions = { name: string; sourceField: string; label: Bilingual }

/** The name of the rich text field that an HTML field is made from; a `select` of the one must include the other. */
export const htmlSource = (field: { custom?: Record<string, unknown> }): string | undefined =>
  field.custom?.htmlOf as string | undefined

/**
 * A virtual field with the sanitised HTML of a rich text field, made on read. It costs nothing when it is not selected:
 * with `select`, Payload runs the hooks of selected fields only.
 */
const richTextHtml = ({ name, sourceField, label }: HtmlFieldOptions): Field => ({
  name,
  type: 'textarea',
  label,
  virtual: true,
  custom: { htmlOf: sourceField },
  // Disabled and not only hidden: the admin sends the values of hidden fields back with every save.
  admin: {
    disabled: true,
    description: bilingual(
      '按正文生成，已过滤，供网站直接使用。',
      'Made from the text and sanitised, for websites to use as it is.',
    ),
  },
  hooks: { afterRead: [toHtml(sourceField)] },
})

const toHtml =
  (sourceField: string): FieldHook =>
  async ({ collection, draft, originalDoc, overrideAccess, path, req, siblingData }) => {
    const canReadAll = overrideAccess === true
    try {
      const stored: unknown = siblingData[sourceField]
      // Undefined means not selected, or empty. Nested in a version (a longer path), it cannot be read by id.
      const richText =
        stored === undefined && path.length === 1
          ? await readSource({
              collection: collection!.slug,
              id: originalDoc?.id,
              sourceField,
              draft: draft === true,
              overrideAccess: canReadAll,
              req,
            })
          : stored
      if (!richText) return ''
      return lexicalToHtml(richText, await readPictures(richText, req, canReadAll), settings().publicUrl)
    } catch (error) {
      // One damaged text must not fail the whole response.
      req.payload.logger.error({
        err: error,
        msg: `The HTML of ${collection?.slug} ${String(originalDoc?.id)} could not be made.`,
      })
      return ''
    }
  }

type SourceRequest = {
  collection: string
  id: unknown
  sourceField: string
  draft: boolean
  overrideAccess: boolean
  req: PayloadRequest
}

async function readSource({
  collection,
  id,
  sourceField,
  draft,
  overrideAccess,
  req,
}: SourceRequest): Promise<unknown> {
  if (typeof id !== 'string') return undefined
  const select = { [sourceField]: true } as const
  const doc = await loadDocument<Record<string, unknown>>(req, { collection, id, select, draft, overrideAccess })
  return doc?.[sourceField]
}

/** An article's body as HTML. */
export const bodyHtml = () =>
  richTextHtml({ name: 'bodyHtml', sourceField: 'body', label: bilingual('正文（HTML）', 'Body (HTML)') })

/** A person's biography as HTML. */
export const biographyHtml = () =>
  richTextHtml({
    name: 'biographyHtml',
    sourceField: 'biography',
    label: bilingual('简介（HTML）', 'Biography (HTML)'),
  })
