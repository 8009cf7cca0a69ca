import type { FieldHook, FlattenedField, TextField, TextFieldSingleValidation } from 'payload'

import { hasPermission } from '../access/can.js'
import { languageOf } from '../errors/languageOf.js'
import { messageOf } from '../errors/messagesOf.js'
import type { Bilingual } from '../vocabulary/bilingual.js'

const schemes = ['http:', 'https:']

/** Whether a text is the address of a page or a file on the web. */
const isWebAddress = (text: string): boolean => URL.canParse(text) && schemes.includes(new URL(text).protocol)

/** Accepts an empty value or an http(s) address: `javascript:` or `file:` would end up in links of websites. */
const validateWebAddress: TextFieldSingleValidation = (value, { req }) =>
  !value || isWebAddress(value) || messageOf('badWebAddress', languageOf(req))

// What was stored before the rule goes to nobody who would make a link of it; editors see what they are to mend.
const hideForeignAddress: FieldHook = async ({ value, req, overrideAccess }): Promise<unknown> => {
  const isForeign = typeof value === 'string' && value !== '' && !isWebAddress(value)
  return isForeign && !overrideAccess && !(await hasPermission(req, 'content.read')) ? null : (value as unknown)
}

type Extra = Partial<Pick<TextField, 'index' | 'admin'>>

/** A field for the address of something on the web. */
export const webAddress = (name: string, label: Bilingual, extra: Extra = {}): TextField => ({
  name,
  label,
  type: 'text',
  validate: validateWebAddress,
  hooks: { afterRead: [hideForeignAddress] },
  custom: { isWebAddress: true },
  ...extra,
})

/**
 * Whether a value of such a field is a whole address of another kind than the web's. It is refused even in a draft,
 * where half of an address may stand.
 */
export const isForeignAddress = (field: FlattenedField, value: string): boolean =>
  field.custom?.isWebAddress === true && URL.canParse(value.trim()) && !isWebAddress(value.trim())
