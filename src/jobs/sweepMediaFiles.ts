import { createLocalReq, type Payload } from 'payload'

import { appendEvent } from '../audit/appendEvent.js'
import { mediaDirectory } from '../config/settings.js'
import { findRows } from '../database/rows.js'
import { findMediaFault, mediaFaultOf, setMediaFaults, type MediaFault } from '../media/files/mediaFaults.js'
import type { FileNames } from '../media/files/MediaFiles.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { slugs } from '../vocabulary/slugs.js'

type Row = FileNames & { readonly id: string; readonly fileHash?: string | null }

const pageSize = 200

const messages: Record<MediaFault, Bilingual> = {
  missing: bilingual('图片文件不在媒体文件夹中。', 'A file of an image is missing from the media folder.'),
  changed: bilingual(
    '图片文件与上传时不同，已停止提供。',
    'The file of an image is not the one that was uploaded; it is not served.',
  ),
}

/**
 * Looks for image files that are missing or were changed in the media folder. What is newly wrong is logged and noted in
 * the audit trail; the home page of those who can mend it and `/readyz` tell how many there are.
 * @returns how many images are affected
 */
export async function sweepMediaFiles(payload: Payload): Promise<number> {
  const folder = mediaDirectory()
  const found = new Map<string, MediaFault>()
  for (let after = ''; ;) {
    const rows = await findRows<Row>(payload, {}, slugs.media, {
      ...(after && { where: { id: { greater_than: after } } }),
      sort: 'id',
      limit: pageSize,
      select: { filename: true, sizes: true, fileHash: true },
    })
    for (const row of rows) {
      const fault = await findMediaFault(folder, row)
      if (fault) found.set(String(row.id), fault)
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) break
    after = String(last.id)
  }
  for (const id of setMediaFaults(found)) await report(payload, id)
  return found.size
}

async function report(payload: Payload, id: string): Promise<void> {
  const fault = mediaFaultOf(id)
  if (!fault) return
  const { zh, en } = messages[fault]
  payload.logger.error({ msg: `${zh} ${en}`, collection: slugs.media, document: id })
  const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
  await appendEvent(req, {
    action: fault === 'missing' ? 'media.fileMissing' : 'media.fileChanged',
    outcome: 'refused',
    codes: [fault === 'missing' ? 'fileMissing' : 'fileChanged'],
    collection: slugs.media,
    document: id,
  })
}
