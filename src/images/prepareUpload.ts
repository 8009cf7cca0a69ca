import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { holds } from '../access/can.js'
import { refuse } from '../errors/refuse.js'
import { prepareImage } from './prepareImage.js'
import { safeFileName } from './safeFileName.js'

type WriteArgs = { data?: Record<string, unknown>; overrideAccess?: boolean }

/**
 * Replaces the file that came with a request by the image to be stored, before Payload looks at it, and refuses what is not an image.
 * Runs before Payload deletes the file that an update replaces, so that a refusal leaves the old one in place.
 */
export const prepareUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data, overrideAccess } = args as WriteArgs
  if (operation === 'create') refuseAddress(req, data)
  // Payload asks for access later only; nobody without the right shall keep the decoder busy.
  if (!overrideAccess && !(await holds(req, operation === 'create' ? 'media.create' : 'media.edit'))) throw refuse('notPermitted')
  if (!req.file) {
    if (operation === 'create') throw refuse('imageMissing')
    return args
  }
  refuseEmptyAlt(data)
  const { name } = req.file
  const image = await prepareImage(req.file.data, name)
  req.file = { data: image.data, mimetype: image.mimeType, name: safeFileName(name, image.extension), size: image.data.byteLength }
  return args
}

// Payload fetches `url` itself, without a limit of size or time, and reads it before any hook could take it away:
// what the body said is still in the request.
function refuseAddress(req: PayloadRequest, data: WriteArgs['data']): void {
  for (const sent of [req.data as WriteArgs['data'], data]) if (sent?.url) throw refuse('remoteFile')
}

function refuseEmptyAlt(data: WriteArgs['data']): void {
  const { alt, decorative } = data ?? {}
  if (alt !== undefined && decorative !== true && String(alt ?? '').trim() === '') throw refuse('altRequired')
}
