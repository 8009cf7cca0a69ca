import {
  beforeChangeTraverseFields,
  type CollectionSlug,
  type PayloadRequest,
  type ValidationFieldError,
} from 'payload'

import { copyPlain } from '../database/units/copyPlain.js'
import type { Row } from './gate/rows.js'

/** The paths of the fields of a text that are not as publication needs them, by the fields' own rules. Writes nothing. */
export async function incompleteFields(req: PayloadRequest, slug: string, text: Row): Promise<string[]> {
  const collection = req.payload.collections[slug as CollectionSlug].config
  const errors: ValidationFieldError[] = []
  const data = copyPlain(text)
  await beforeChangeTraverseFields({
    id: text.id,
    collection,
    context: { ...req.context },
    data,
    doc: text,
    docWithLocales: text,
    errors,
    fieldLabelPath: '',
    fields: collection.fields,
    global: null,
    mergeLocaleActions: [],
    operation: 'update',
    overrideAccess: true,
    parentIndexPath: '',
    parentIsLocalized: false,
    parentPath: '',
    parentSchemaPath: '',
    req,
    siblingData: data,
    siblingDoc: text,
    siblingDocWithLocales: text,
    skipValidation: false,
  })
  return [...new Set(errors.map(({ path }) => path))]
}
