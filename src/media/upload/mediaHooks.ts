import { createHash } from 'node:crypto'

import type { CollectionBeforeChangeHook, TextareaFieldValidation, TextFieldSingleValidation } from 'payload'

import { languageOf } from '../../errors/languageOf.js'
import { messageOf } from '../../errors/messagesOf.js'

/** A decorative image has an empty text, which is what makes screen readers pass over it. */
export const clearDecorativeAlt: CollectionBeforeChangeHook = ({ data }) =>
  data.decorative === true ? { ...data, alt: '' } : data

/** A file that a person puts in is the original; only the import and its job say otherwise, without a user. */
export const markPresent: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user && req.file ? { ...data, availability: 'present' } : data

/** Notes the SHA-256 of the file that came with a request, which approvals are bound to. Nobody else writes it. */
export const setFileHash: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => ({
  ...data,
  fileHash: req.file
    ? createHash('sha256').update(req.file.data).digest('hex')
    : ((originalDoc as { fileHash?: string | null } | undefined)?.fileHash ?? null),
})

/** An image says in words what it shows, unless it is decoration. */
export const validateAlt: TextareaFieldValidation = (value, { req, siblingData }) =>
  (siblingData as { decorative?: unknown }).decorative === true ||
  Boolean(value?.trim()) ||
  messageOf('altRequired', languageOf(req))

/** Empty, or an http(s) address: `javascript:` and `file:` would end up in a website's links. */
export const validateWebAddress: TextFieldSingleValidation = (value, { req }) =>
  !value ||
  (URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)) ||
  messageOf('badWebAddress', languageOf(req))
