import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

import { hasPermission } from '../../access/can.js'
import { refuse } from '../../errors/refuse.js'
import { imageLimits } from './imageLimits.js'
import { prepareImage } from './prepareImage.js'
import { safeFileName } from './safeFileName.js'

type Data = Record<string, unknown>
type WriteArgs = { data?: Data; overrideAccess?: boolean }

/**
 * Replaces the file that came with a request by the image to be stored, before Payload looks at it, and refuses what is not an image.
 * Runs before Payload deletes the file that an update replaces, so that a refusal leaves the old one in place.
 */
export const prepareUpload: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const { data, overrideAccess } = args as WriteArgs
  if (operation === 'create') refuseRemoteUrl(req, data)
  // Payload asks for access later only; nobody without the right shall keep the decoder busy.
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

// Payload fetches `url` itself, without a limit of size or time, and reads it before any hook could take it away:
// what the body said is still in the request.
function refuseRemoteUrl(req: PayloadRequest, data?: Data): void {
  for (const body of [req.data as Data | undefined, data]) if (body?.url) throw refuse('remoteFile')
}

function refuseEmptyAlt({ alt, decorative }: Data = {}): void {
  if (alt !== undefined && decorative !== true && String(alt ?? '').trim() === '') throw refuse('altRequired')
}

function refuseSmallCrop(edits: unknown): void {
  const { widthInPixels, heightInPixels } = (edits ?? {}) as Data
  const [width, height] = [Number(widthInPixels ?? Infinity), Number(heightInPixels ?? Infinity)]
  if (!(Math.min(width, height) >= imageLimits.shortestSide))
    throw refuse('imageTooSmall', { width, height, side: imageLimits.shortestSide })
}

// What a file is, the file says; Payload would store whatever was sent.
function withoutFileMetadata({ mimeType, filesize, width, height, thumbnailURL, ...rest }: Data): Data {
  return rest
}
