import type { Field, FieldHook, PayloadRequest } from 'payload'

import { settings } from '../config/settings.js'
import { loadDocument } from '../database/loadDocument.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { lexicalToHtml } from './lexicalToHtml.js'
import { readPictures } from './pictureHtml.js'

type HtmlFieldOptions = { name: string; sourceField: string; label: Bilingual }

/** Where the field of an HTML text says which long text it is made of; whoever narrows what is read must read that too. */
export const htmlSource = (field: { custom?: Record<string, unknown> }): string | undefined =>
  field.custom?.htmlOf as string | undefined

/**
 * A long text as sanitised HTML for websites, made when it is read and stored nowhere. It costs nothing where it is not
 * asked for: with `select`, Payload runs the hooks of selected fields only.
 */
export const richTextHtml = ({ name, sourceField, label }: HtmlFieldOptions): Field => ({
  name,
  type: 'textarea',
  label,
  virtual: true,
  custom: { htmlOf: sourceField },
  // Not only hidden: a hidden field's value would be sent back with every save.
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
      // Undefined is "not selected", or nothing written; in a version there is no document to read it from.
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
      // One damaged text must not take the whole answer with it.
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
