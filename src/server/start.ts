import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

import type { RequestHandler } from 'express'
import { getPayload } from 'payload'

import { settings } from '../config/settings.js'
import { buildAdmin } from './buildAdmin.js'
import { createApp } from './createApp.js'

// A CommonJS module whose export is the function itself, which its types do not say.
const next = createRequire(import.meta.url)('next') as typeof import('next').default

const say = (line: string) => void process.stdout.write(`${line}\n`)

export async function start({ dev }: { dev: boolean }): Promise<void> {
  const { port, host } = settings()
  if (!dev) {
    Object.assign(process.env, { NODE_ENV: 'production' })
    await buildAdmin(say)
  }
  const { default: config } = await import('../../payload.config.js')
  const payload = await getPayload({ config, cron: true })
  await payload.db.migrate()
  const admin = next({ dev, dir: resolve('.'), hostname: host, port })
  await admin.prepare()
  const handle = admin.getRequestHandler()
  const adminHandler: RequestHandler = (req, res) => {
    req.url = req.originalUrl
    return handle(req, res)
  }
  const server = createServer(createApp({ payload, admin: adminHandler }))
  server.listen(port, host, () => say(`listening on http://${host}:${port}`))
}
