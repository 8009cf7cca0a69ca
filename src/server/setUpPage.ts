import { Router } from 'express'
import type { Payload } from 'payload'

type Parts = { payload: Payload; token: string | undefined }

export function setUpPage(_parts: Parts): Router {
  return Router()
}
