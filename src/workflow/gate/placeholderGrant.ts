import type { PayloadRequest } from 'payload'

const key = Symbol('original')

type RequestLike = { context?: object } | undefined

/**
 * Lets a request replace one placeholder that live, admitted documents use. The caller must admit those documents again
 * within the same transaction.
 */
export const allowPlaceholderReplacement = (req: PayloadRequest, media: string): void =>
  void Object.assign(req.context, { [key]: media, replacesOriginal: true })

/** Tells whether a request may change an image that live content uses. */
export const mayReplacePlaceholder = (req: RequestLike, media: string): boolean =>
  (req?.context as { [key]?: string } | undefined)?.[key] === media
