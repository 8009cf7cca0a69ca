import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { hasPermission } from '../../access/can.js'
import { refuse } from '../../errors/refuse.js'
import { isBlank } from '../../fields/text/trimInvisible.js'
import { imageLimits } from './imageLimits.js'
import { prepareImage } from './prepareImage.js'
import { safeFileName } from './safeFileName.js'

type Data = Record<string, unknown>
type WriteArgs = { data?: Data; overrideAccess?: boolean }

/**
 * Replaces the file of a request by the image to be stored, and refuses what is not an image. Runs before Payload looks
 * at the file and before it deletes the one that an update replaces, so that a refusal keeps the old one.
 */
export const prepareUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data, overrideAccess } = args as WriteArgs
  if (operation === 'create') refuseRemoteUrl(req, data)
  // Payload checks access only later; decoding is expensive, so it is checked here first.
  if (!overrideAccess && !(await hasPermission(req, operation === 'create' ? 'media.create' : 'media.edit')))
    throw refuse('notPermitted')
  refuseSmallCrop(req.query?.uploadEdits)
  if (req.file) await replaceFile(req.file, req, data)
  else if (operation === 'create') throw refuse('imageMissing')
  return { ...args, ...(data ? { data: withoutFileMetadata(data) } : {}) }
}

async function replaceFile(
  { data: bytes, name }: NonNullable<PayloadRequest['file']>,
  req: PayloadRequest,
  data?: Data,
): Promise<void> {
  refuseEmptyAlt(data)
  const image = await prepareImage(bytes, name)
  req.file = {
    data: image.data,
    mimetype: image.mimeType,
    name: safeFileName(name, image.extension),
    size: image.data.byteLength,
  }
}

// Payload downloads `url` itself without any limit, and reads it before a hook can remove it; the request still has the
// body.
function refuseRemoteUrl(req: PayloadRequest, data?: Data): void {
  for (const body of [req.data as Data | undefined, data]) if (body?.url) throw refuse('remoteFile')
}

function refuseEmptyAlt({ alt, decorative }: Data = {}): void {
  if (alt !== undefined && decorative !== true && isBlank(String(alt ?? ''))) throw refuse('altRequired')
}

function refuseSmallCrop(edits: unknown): void {
  const { widthInPixels, heightInPixels } = (edits ?? {}) as Data
  const [width, height] = [Number(widthInPixels ?? Infinity), Number(heightInPixels ?? Infinity)]
  if (!(Math.min(width, height) >= imageLimits.shortestSide))
    throw refuse('imageTooSmall', { width, height, side: imageLimits.shortestSide })
}

// These values are read from the file; Payload would store what the client sent.
function withoutFileMetadata({ mimeType, filesize, width, height, thumbnailURL, ...rest }: Data): Data {
  return rest
}
