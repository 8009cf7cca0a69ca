import type { Request, RequestHandler, Response } from 'express'

import { HttpError } from './HttpError.js'
import { sendError } from './sendError.js'

const megabyte = 1024 * 1024

/** The largest body that anything below an address takes; single handlers take less (`readBody`). */
const limits: readonly (readonly [RegExp, number])[] = [
  [/^\/api(\/|$)/i, 33 * megabyte],
  // The admin's pages send the state of their forms.
  [/^\/admin(\/|$)/i, 8 * megabyte],
]
const otherLimit = 64 * 1024

/** A line of 64 kbit/s is eight times as fast; an upload of 20 MB over 1 Mbit/s takes three minutes. */
const slowest = { bytesPerSecond: 1024, overMs: 15_000 } as const
const checkMs = 1_000
/**
 * For how long the rest of a body that nobody reads is taken, up to the limit of its address: whoever sends one reads
 * the answer only afterwards, and may use the connection again.
 */
const lingeringMs = 5_000

/**
 * Cuts bodies off that are too large for their address or come too slowly, whoever reads them, and those that nobody
 * reads.
 * @throws HttpError `bodyTooLarge` when the declared length says so
 */
export const guardBody: RequestHandler = (req, res, next) => {
  const declared = Number(req.headers['content-length'] ?? 0)
  if (declared === 0 && req.headers['transfer-encoding'] === undefined) return next()
  const limit = limits.find(([path]) => path.test(req.path))?.[1] ?? otherLimit
  res.once('finish', () => linger(req, limit))
  if (declared > limit) throw tooLarge(limit)
  watch(req, res, limit)
  next()
}

const tooLarge = (limit: number): HttpError =>
  new HttpError('bodyTooLarge', { limit: limit < megabyte ? `${limit / 1024} KB` : `${limit / megabyte} MB` })

function watch(req: Request, res: Response, limit: number): void {
  const { socket } = req
  const before = socket.bytesRead
  let [receivedThen, elapsedMs] = [before, 0]
  const timer = setInterval(() => {
    const received = socket.bytesRead
    if (req.complete || req.destroyed) clearInterval(timer)
    else if (received - before > limit + 64 * 1024) cut(req, res, timer, tooLarge(limit))
    // Whoever reads it is the slow one.
    else if (req.readableLength >= req.readableHighWaterMark) [receivedThen, elapsedMs] = [received, 0]
    else if ((elapsedMs += checkMs) >= slowest.overMs) {
      if ((received - receivedThen) / (elapsedMs / 1_000) < slowest.bytesPerSecond)
        cut(req, res, timer, new HttpError('bodyTooSlow'))
      ;[receivedThen, elapsedMs] = [received, 0]
    }
  }, checkMs)
  timer.unref()
  res.once('close', () => clearInterval(timer))
}

function cut(req: Request, res: Response, timer: NodeJS.Timeout, error: HttpError): void {
  clearInterval(timer)
  if (res.headersSent) req.destroy()
  else {
    res.setHeader('connection', 'close')
    sendError(req, res, error)
  }
}

/** After the answer: takes what is still coming, or closes the connection when it is too much or takes too long. */
function linger(req: Request, limit: number): void {
  if (req.complete || req.destroyed) return
  const { socket } = req
  let received = 0
  const timer = setTimeout(() => socket.destroy(), lingeringMs).unref()
  req.unpipe()
  req.on('data', (chunk: Buffer | string) => {
    received += chunk.length
    if (received > limit) socket.destroy()
  })
  req.once('close', () => clearTimeout(timer))
  req.once('end', () => clearTimeout(timer))
  req.resume()
}
