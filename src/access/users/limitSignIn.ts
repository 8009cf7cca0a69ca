import { Semaphore } from 'async-mutex'
import type { CollectionBeforeOperationHook, PayloadHandler, PayloadRequest, SanitizedConfig } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { addressGroup, clientAddressIn } from '../../http/clientAddress.js'
import { bilingual } from '../../vocabulary/bilingual.js'
import { slugs } from '../../vocabulary/slugs.js'
import { wrapHandlers } from '../wrapHandlers.js'
import { FailedAttempts } from './FailedAttempts.js'
import { hashInVain } from './hashInVain.js'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]

/** A password takes 0.2 s of CPU time to check: so many at once, and so many waiting from one address and in all. */
const hashes = { atOnce: 2, waitingOfAddress: 8, waiting: 64 } as const

/** “Forgot password” answers after this time, whether or not it found an account and sent a mail. */
const forgottenPasswordMs = 500

/** An attempt under way; `hook` learns whose account it is about, which only the operation has read. */
type Attempt = { hook: (email: unknown) => void }
const attempts = new WeakMap<PayloadRequest, Attempt>()

/** Tells the attempt of this request whose account it is about. A call of the local API is no attempt. */
export const nameAttemptedAccount: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'login' || operation === 'unlock')
    attempts.get(req)?.hook((args as { data?: { email?: unknown } }).data?.email)
}

/**
 * Limits guessing through the endpoints of the accounts. Failures are counted by account and client address together,
 * so that nobody can lock a colleague out of the colleague's own address, and by address over all accounts; after some
 * free ones each costs a longer wait, answered with 429 and `Retry-After`. Counted in this process alone.
 *
 * Here and not in Express: Payload and Express read some addresses (`/api/users/x/../login`) differently.
 * @param config the sanitised configuration; changed in place and returned
 */
export function limitSignIn(config: SanitizedConfig): SanitizedConfig {
  const users = config.collections.find(({ slug }) => slug === slugs.users)
  if (!users) return config
  const limited = limitedHandlers()
  wrapHandlers(users, ({ method, path, handler }) => (method === 'post' ? limited[path]?.(handler) : undefined))
  return config
}

type Limit = (handler: PayloadHandler) => PayloadHandler

function limitedHandlers(): Record<string, Limit> {
  const byAccountAndAddress = new FailedAttempts({
    free: 10,
    firstWaitMs: second,
    longestWaitMs: 15 * minute,
    forgottenAfterMs: 24 * hour,
  })
  // Shorter waits: an office shares an address.
  const byAddress = () =>
    new FailedAttempts({ free: 30, firstWaitMs: second, longestWaitMs: minute, forgottenAfterMs: hour })
  const signIns = byAddress()
  const takeTurn = hashTurns()

  const login: Limit = (handler) => async (req) => {
    const address = addressIn(req)
    refuseWhileWaiting(req, signIns, address)
    let account: string | undefined
    let pair: string | undefined
    attempts.set(req, {
      hook(email) {
        account = accountOf(email)
        const tried = pairOf(account, address)
        refuseWhileWaiting(req, byAccountAndAddress, tried)
        byAccountAndAddress.add(tried)
        pair = tried
      },
    })
    return takeTurn(req, address, async () => {
      refuseWhileWaiting(req, signIns, address)
      signIns.add(address)
      try {
        const response = await handler(req)
        signIns.takeBack(address)
        if (pair !== undefined) byAccountAndAddress.forget(pair)
        return response
      } catch (error) {
        if (isWrongPassword(error)) await hashInVain(req, account ?? '')
        else {
          signIns.takeBack(address)
          if (pair !== undefined) byAccountAndAddress.takeBack(pair)
        }
        throw error
      }
    })
  }

  const unlock: Limit = (handler) => async (req) => {
    let account: string | undefined
    attempts.set(req, { hook: (email) => (account = accountOf(email)) })
    const response = await handler(req)
    if (account !== undefined) byAccountAndAddress.forget(pairOf(account, ''))
    return response
  }

  const countFailures = (failed: FailedAttempts): Limit => {
    return (handler) => async (req) => {
      const address = addressIn(req)
      refuseWhileWaiting(req, failed, address)
      failed.add(address)
      const response = await handler(req)
      failed.takeBack(address)
      return response
    }
  }

  const mails = byAddress()
  const forgotPassword: Limit = (handler) => (req) => {
    const address = addressIn(req)
    refuseWhileWaiting(req, mails, address)
    // Each may send a mail, so none is taken back.
    mails.add(address)
    return answerLikeUnknown(req, handler)
  }

  return {
    '/login': login,
    '/unlock': (handler) => countFailures(byAddress())(unlock(handler)),
    '/reset-password': countFailures(byAddress()),
    '/first-register': countFailures(byAddress()),
    '/forgot-password': forgotPassword,
  }
}

const addressIn = ({ headers }: PayloadRequest): string => addressGroup(clientAddressIn(headers) ?? '')
/** The account as Payload looks for it, cut to the longest valid address (RFC 5321). */
const accountOf = (email: unknown): string =>
  typeof email === 'string' ? email.toLowerCase().trim().slice(0, 254) : ''
const pairOf = (account: string, address: string): string => `${account}\n${address}`

const isWrongPassword = (error: unknown): boolean => error instanceof Error && error.name === 'AuthenticationError'

function refuseWhileWaiting(req: PayloadRequest, failed: FailedAttempts, key: string): void {
  const wait = failed.waitFor(key)
  if (wait > 0) throw tooManyAttempts(req, wait)
}

function tooManyAttempts(req: PayloadRequest, waitMs: number): Error {
  const seconds = Math.ceil(waitMs / second)
  req.responseHeaders = new Headers(req.responseHeaders)
  req.responseHeaders.set('Retry-After', String(seconds))
  const minutes = Math.ceil(seconds / 60)
  const wait =
    seconds > 90 ? bilingual(`${minutes} 分钟`, `${minutes} min`) : bilingual(`${seconds} 秒`, `${seconds} s`)
  return refuse('tooManyAttempts', { seconds, wait })
}

/** Lets a few attempts check a password at once. Others wait, a few of each address; more are refused. */
function hashTurns() {
  const turns = new Semaphore(hashes.atOnce)
  const waiting = new Map<string, number>()
  let allWaiting = 0
  const note = (address: string, change: 1 | -1) => {
    const count = (waiting.get(address) ?? 0) + change
    if (count === 0) waiting.delete(address)
    else waiting.set(address, count)
    allWaiting += change
  }
  return async (req: PayloadRequest, address: string, check: () => Promise<Response>): Promise<Response> => {
    if ((waiting.get(address) ?? 0) >= hashes.waitingOfAddress || allWaiting >= hashes.waiting)
      throw tooManyAttempts(req, second)
    note(address, 1)
    return turns.runExclusive(check).finally(() => note(address, -1))
  }
}

/** Answers a forgotten password after the same time, in the same way, whatever was found and done. */
async function answerLikeUnknown(req: PayloadRequest, handler: PayloadHandler): Promise<Response> {
  const answer = Response.json({ message: req.t('general:success') })
  const outcome = Promise.resolve(handler(req)).catch((error: unknown) => {
    if ((error as { status?: unknown }).status === 400) throw error
    req.payload.logger.error({ err: error, msg: '重设密码的邮件未能发出。 A mail to reset a password was not sent.' })
  })
  const floor = new Promise((resolve) => setTimeout(resolve, forgottenPasswordMs))
  await Promise.all([floor, Promise.race([outcome, floor])])
  return answer
}
