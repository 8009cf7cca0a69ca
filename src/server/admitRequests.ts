import type { Request, RequestHandler, Response } from 'express'
import type { Payload } from 'payload'

import { hasValidSession } from '../access/users/hasValidSession.js'
import { HttpError } from '../http/HttpError.js'
import { Admission } from './Admission.js'
import type { Lifecycle } from './health.js'

/**
 * Each kind has turns of its own, so that no crowd of readers keeps an editor's save waiting; the first goes first.
 * SQLite answers one question at a time: more turns would make each answer later and none sooner.
 */
const makeAdmissions = () =>
  Admission.kinds({
    /** Writes of people who are signed in. They also wait for the database, in a queue of its own. */
    saves: { atOnce: 48, waiting: 200, longestWaitMs: 20_000 },
    staff: { atOnce: 16, waiting: 200, longestWaitMs: 8_000 },
    /** Signing in and the like; `limitSignIn` has limits of its own. */
    accounts: { atOnce: 64, waiting: 100, longestWaitMs: 8_000 },
    readers: { atOnce: 16, waiting: 1_000, longestWaitMs: 2_000 },
    /** Forms of strangers, which they may send as slowly as they like. */
    forms: { atOnce: 4, waiting: 20, longestWaitMs: 2_000 },
  })
type Kind = keyof ReturnType<typeof makeAdmissions>

/** How often a body is looked at that has not arrived. */
const pollMs = 10

/**
 * Refuses what cannot be answered in time with 503 and `Retry-After`: more requests than the server bears, and all that
 * come when it is about to stop. To stand behind `/healthz` and `/readyz`.
 */
export function admitRequests(payload: Payload, lifecycle: Lifecycle): RequestHandler {
  const admissions = makeAdmissions()
  return async (req, res, next) => {
    if (lifecycle.isStopping) {
      res.setHeader('connection', 'close')
      throw new HttpError('stopping', { seconds: 5 })
    }
    const admission = admissions[kindOf(req, payload)]
    const gone = new AbortController()
    res.once('close', () => gone.abort())
    // A turn is not spent on waiting for somebody who sends slowly.
    await arrival(req)
    if (gone.signal.aborted) return
    const leave = await admission.enter(gone.signal)
    if (gone.signal.aborted) return leave?.()
    if (!leave) throw new HttpError('serverBusy', { seconds: Math.max(1, Math.ceil(admission.expectedWaitMs / 1_000)) })
    endTurnWithHeaders(res, leave)
    next()
  }
}

function kindOf(req: Request, payload: Payload): Kind {
  const reads = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS'
  if (hasValidSession(req.headers, payload)) return reads ? 'staff' : 'saves'
  if (!reads && /^\/api\/users\//.test(req.path)) return 'accounts'
  return req.headers['content-type']?.startsWith('multipart/') ? 'forms' : 'readers'
}

/** Waits until a body has arrived, or as much of it as is taken before somebody reads it. */
async function arrival(req: Request): Promise<void> {
  const isHere = () =>
    req.complete || req.destroyed || req.socket.destroyed || req.readableLength >= req.readableHighWaterMark
  const hasBody = Number(req.headers['content-length'] ?? 0) > 0 || req.headers['transfer-encoding'] !== undefined
  if (!hasBody || isHere()) return
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!isHere()) return
      clearInterval(timer)
      resolve()
    }, pollMs)
  })
}

/** Ends a turn when the answer begins: it may be a file, read as slowly as its reader likes. */
function endTurnWithHeaders(res: Response, leave: () => void): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response
  const writeHeadAndLeave = (...args: unknown[]) => {
    leave()
    return writeHead(...args)
  }
  Object.assign(res, { writeHead: writeHeadAndLeave })
  res.once('close', leave)
}
