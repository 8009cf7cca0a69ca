import { createDataloaderCacheKey, type Field, type FieldHook, type PayloadRequest } from 'payload'

import { settings } from '../config/settings.js'
import { text, type Text } from '../vocabulary/text.js'
import { lexicalToHtml } from './html/lexicalToHtml.js'
import { picturesOf } from './html/picturesOf.js'

type Named = { name: string; of: string; label: Text }

/** Where the field of an HTML text says which long text it is made of; whoever narrows what is read must read that too. */
export const htmlSource = (field: { custom?: Record<string, unknown> }): string | undefined =>
  field.custom?.htmlOf as string | undefined

/**
 * A long text as sanitised HTML for websites, made when it is read and stored nowhere. It costs nothing where it is not
 * asked for: with `select`, Payload runs the hooks of selected fields only.
 */
export const richTextHtml = ({ name, of, label }: Named): Field => ({
  name,
  type: 'textarea',
  label,
  virtual: true,
  custom: { htmlOf: of },
  // Not only hidden: a hidden field's value would be sent back with every save.
  admin: {
    disabled: true,
    description: text(
      '按正文生成，已过滤，供网站直接使用。',
      'Made from the text and sanitised, for websites to use as it is.',
    ),
  },
  hooks: { afterRead: [toHtml(of)] },
})

const toHtml =
  (of: string): FieldHook =>
  async ({ collection, draft, originalDoc, overrideAccess, path, req, siblingData }) => {
    const mayAll = overrideAccess === true
    try {
      const stored: unknown = siblingData[of]
      // Undefined is "not selected", or nothing written; in a version there is no document to read it from.
      const written =
        stored === undefined && path.length === 1
          ? await readSource({
              collection: collection!.slug,
              id: originalDoc?.id,
              of,
              draft: draft === true,
              overrideAccess: mayAll,
              req,
            })
          : stored
      if (!written) return ''
      return lexicalToHtml(written, await picturesOf(written, req, mayAll), settings().publicUrl)
    } catch (error) {
      // One damaged text must not take the whole answer with it.
      req.payload.logger.error({
        err: error,
        msg: `The HTML of ${collection?.slug} ${String(originalDoc?.id)} could not be made.`,
      })
      return ''
    }
  }

type Wanted = {
  collection: string
  id: unknown
  of: string
  draft: boolean
  overrideAccess: boolean
  req: PayloadRequest
}

async function readSource({ collection, id, of, draft, overrideAccess, req }: Wanted): Promise<unknown> {
  if (typeof id !== 'string') return undefined
  const key = createDataloaderCacheKey({
    collectionSlug: collection,
    docID: id,
    currentDepth: 1,
    depth: 0,
    draft,
    fallbackLocale: req.fallbackLocale!,
    locale: req.locale!,
    overrideAccess,
    select: { [of]: true },
    showHiddenFields: false,
    transactionID: req.transactionID!,
  })
  const found = (await req.payloadDataLoader.load(key)) as Record<string, unknown> | null
  return found?.[of]
}
