import {
  BlockquoteFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { FieldAffectingData } from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { normaliseLinks, validateLinkAddress } from './normaliseLinks.js'

/** The editor of all rich text fields, with features that every website can render and screen readers can read. */
export const richTextEditor = (): ReturnType<typeof lexicalEditor> => {
  const createAdapter = lexicalEditor({
    features: () => [
      FixedToolbarFeature(),
      InlineToolbarFeature(),
      ParagraphFeature(),
      // h1 is for the document's title.
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
      BoldFeature(),
      ItalicFeature(),
      UnderlineFeature(),
      StrikethroughFeature(),
      OrderedListFeature(),
      UnorderedListFeature(),
      BlockquoteFeature(),
      HorizontalRuleFeature(),
      LinkFeature({ enabledCollections: [], fields: ({ defaultFields }) => defaultFields.map(withOwnAddress) }),
      UploadFeature({ enabledCollections: [slugs.media] }),
    ],
  })
  return async (args) => {
    const adapter = await createAdapter(args)
    const { beforeValidate = [], ...hooks } = adapter.hooks ?? {}
    return { ...adapter, hooks: { ...hooks, beforeValidate: [normaliseLinks, ...beforeValidate] } }
  }
}

/**
 * Payload's own hook of the address encodes what it does not know anew at every write, and its rule takes
 * `javascript:`.
 */
const withOwnAddress = (field: FieldAffectingData): FieldAffectingData =>
  field.type === 'text' && field.name === 'url' && field.hasMany !== true
    ? { ...field, hooks: {}, validate: validateLinkAddress }
    : field
