import { mkdirSync } from 'node:fs'

import type {
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  PayloadHandler,
  PayloadRequest,
  SanitizedConfig,
  Where,
} from 'payload'

import { hasPermission } from '../../access/can.js'
import { wrapHandlers } from '../../access/wrapHandlers.js'
import { isBuilding, mediaDirectory } from '../../config/settings.js'
import { slugs } from '../../vocabulary/slugs.js'
import { type FileNames, MediaFiles } from './MediaFiles.js'

/** Where the files of a request stand in its context, which Payload copies with everything in it. */
const key = 'mediaFiles'
const filesOf = ({ context }: PayloadRequest): MediaFiles | undefined =>
  context[key] instanceof MediaFiles ? context[key] : undefined

/**
 * Makes every request that changes images leave the media folder as the database has it: an upload that is refused or
 * rolled back leaves no file, and what it would have replaced or deleted stays.
 * @param config the sanitised configuration; changed in place and returned
 */
export function keepMediaFiles(config: SanitizedConfig): SanitizedConfig {
  makeFolder()
  const media = config.collections.find(({ slug }) => slug === slugs.media)
  if (!media) return config
  wrapHandlers(media, ({ method, handler }) =>
    ['post', 'patch', 'put', 'delete'].includes(method) ? withFilesKept(handler) : undefined,
  )
  return config
}

/** To stand after the hooks that refuse, since what they refuse needs no folder. */
export const keepFilesBeforeOperation: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const files = filesOf(req)
  if (!files) return args
  if (req.file) await files.requireFolder()
  const { data, id, where } = args as { data?: object; id?: unknown; where?: Where }
  const makesFilesAnew = req.file ?? req.query?.uploadEdits ?? (data && 'focalX' in data)
  if (!(operation === 'delete' || (operation === 'update' && makesFilesAnew))) return args
  if (await hasPermission(req, 'media.edit'))
    await files.hold(id === undefined ? (where ?? {}) : { id: { equals: id } })
  return args
}

/** Notes the files that Payload has made and writes after this hook. */
export const noteFilesBeforeValidate: CollectionBeforeValidateHook = ({ data, req }) => {
  if (req.payloadUploadSizes || req.file) filesOf(req)?.note((data ?? {}) as FileNames)
  return data
}

const withFilesKept =
  (handler: PayloadHandler): PayloadHandler =>
  async (req) => {
    const files = new MediaFiles(req.payload, mediaDirectory())
    req.context[key] = files
    try {
      return await handler(req)
    } catch (error) {
      throw await files.explain(error)
    } finally {
      await files
        .settle()
        .catch((error: unknown) =>
          req.payload.logger.error({ err: error, msg: 'files of an upload could not be put right' }),
        )
    }
  }

/** Later a missing folder means that it was lost, and is not made anew: its images would be missed by nobody. */
function makeFolder(): void {
  if (isBuilding()) return
  try {
    mkdirSync(mediaDirectory(), { recursive: true })
  } catch {
    // The start says why (`prepareDirectories`), and each upload does.
  }
}
