import type { CollectionBeforeChangeHook } from 'payload'

/** A file that a person puts in is the original; only the import and its job say otherwise, without a user. */
export const markPresent: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user && req.file ? { ...data, availability: 'present' } : data
