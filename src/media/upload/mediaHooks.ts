import { createHash } from 'node:crypto'

import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, TextareaFieldValidation } from 'payload'

import { languageOf } from '../../errors/languageOf.js'
import { messageOf } from '../../errors/messagesOf.js'
import { isBlank } from '../../fields/text/trimInvisible.js'
import { forgetMediaFault } from '../files/mediaFaults.js'

/** Empties the alternative text of a decorative image, which makes screen readers skip it. */
export const clearDecorativeAlt: CollectionBeforeChangeHook = ({ data }) =>
  data.decorative === true ? { ...data, alt: '' } : data

/**
 * Marks a file that a person uploads as the original. The import and its job, which have no user, set the field
 * themselves.
 */
export const markPresent: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user && req.file ? { ...data, availability: 'present' } : data

/** Sets the SHA-256 of an uploaded file, which approvals are bound to. This hook is its only writer. */
export const setFileHash: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => ({
  ...data,
  fileHash: req.file
    ? createHash('sha256').update(req.file.data).digest('hex')
    : ((originalDoc as { fileHash?: string | null } | undefined)?.fileHash ?? null),
})

/** Serves an image again whose changed or missing file was replaced by an upload. */
export const forgetReplacedFault: CollectionAfterChangeHook = ({ doc, req }) => {
  const image = doc as { id: unknown }
  if (req.file) forgetMediaFault(String(image.id))
  return image
}

/** Requires an alternative text, except for a decorative image. */
export const validateAlt: TextareaFieldValidation = (value, { req, siblingData }) =>
  (siblingData as { decorative?: unknown }).decorative === true ||
  !isBlank(value ?? '') ||
  messageOf('altRequired', languageOf(req))
