import express, { Router, type Request, type Response } from 'express'
import type { Payload } from 'payload'

import { createAdministrator, type NewAdministrator } from './createAdministrator.js'
import { HttpError } from './HttpError.js'
import { setUpForm, setUpDone, setUpClosed } from './setUpForm.js'
import type { SetUpToken } from './setUpToken.js'

type Parts = { payload: Payload; token: SetUpToken | undefined }

const path = '/set-up/:token'

/**
 * The one-time page that makes the first administrator. Its address is known only to whoever reads what the start
 * printed; once used, or once there is an administrator, it is closed.
 */
export function setUpPage({ payload, token }: Parts): Router {
  const router = Router()
  const isOpen = (req: Request) => token?.matches(String(req.params.token)) ?? false
  const closed = (res: Response) => void res.status(410).type('html').send(setUpClosed())

  router.get(path, (req, res) => {
    if (isOpen(req)) res.type('html').set('cache-control', 'no-store').send(setUpForm({}))
    else closed(res)
  })

  router.post(path, express.urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
    if (!isOpen(req)) return closed(res)
    const given = req.body as Partial<Record<'name' | 'email' | 'password' | 'again', string>>
    if (given.password !== given.again)
      return void res
        .status(422)
        .type('html')
        .send(setUpForm({ ...given, problem: 'passwordsDiffer' }))
    try {
      await createAdministrator(payload, given as NewAdministrator)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return void res
        .status(error.status)
        .type('html')
        .send(setUpForm({ ...given, problem: error.code }))
    }
    token?.close()
    res.type('html').send(setUpDone())
  })

  // Payload's own page for the first user would end in a refusal; it is told why.
  router.get('/admin/create-first-user', (_req, res) => closed(res))
  return router
}
