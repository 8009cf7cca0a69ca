import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import send from 'send'

import { mediaDirectory } from '../../config/settings.js'
import { HttpError } from '../../http/HttpError.js'
import { sendError } from '../../http/sendError.js'
import { copyHeaders } from '../../http/webRequest.js'
import { fileHeader } from './serveImage.js'

type SendError = { readonly status: number; readonly headers?: Readonly<Record<string, string>> }

/**
 * Sends an answer of Payload's that stands for a media file, with the file: ranges, conditional requests and HEAD,
 * which Payload's handlers cannot do, as they never see Node's response. Who may read it has been decided by then.
 * @returns false when the answer is not for a file; nothing has been sent then
 */
export async function sendImage(req: ExpressRequest, res: ExpressResponse, answer: Response): Promise<boolean> {
  const encodedName = answer.headers.get(fileHeader)
  if (encodedName === null) return false
  answer.headers.delete(fileHeader)
  copyHeaders(answer, res)
  await new Promise<void>((done) => {
    // Also when the reader went away.
    res.once('close', done)
    send(req, encodedName, { root: mediaDirectory(), index: false, dotfiles: 'deny', cacheControl: false })
      .on('error', (error: SendError) => sendFailure(req, res, error))
      .on('directory', () => sendFailure(req, res, { status: 404 }))
      .pipe(res)
  })
  return true
}

function sendFailure(req: ExpressRequest, res: ExpressResponse, { status, headers = {} }: SendError): void {
  if (res.headersSent) return void res.destroy()
  for (const name of ['Content-Disposition', 'Content-Type', 'ETag', 'Last-Modified']) res.removeHeader(name)
  // A range or a precondition that does not hold; anything else is a file that is not there.
  if (status === 412 || status === 416) return void res.status(status).set(headers).end()
  res.set('Cache-Control', 'no-store')
  sendError(req, res, new HttpError('imageFileMissing'))
}
