import type { PayloadRequest } from 'payload'

const key = Symbol('original')

type RequestLike = { context?: object } | undefined

/** Lets a request put the original in the place of one placeholder that live, admitted text shows. The caller admits the texts anew. */
export const allowPlaceholderReplacement = (req: PayloadRequest, media: string): void =>
  void Object.assign(req.context, { [key]: media, replacesOriginal: true })

/** Whether a request may change an image that live text shows. */
export const mayReplacePlaceholder = (req: RequestLike, media: string): boolean =>
  (req?.context as { [key]?: string } | undefined)?.[key] === media
