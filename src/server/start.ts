import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

import type { RequestHandler } from 'express'
import { getPayload, type Payload } from 'payload'

import { checkAtStart } from '../audit/checkAtStart.js'
import type { Environment } from '../config/environment.js'
import { settings } from '../config/settings.js'
import { checkDatabase } from '../database/checkDatabase.js'
import { announce } from './announce.js'
import { startBackground } from './background.js'
import { createAdministrator, hasAdministrator } from './createAdministrator.js'
import { createApp } from './createApp.js'
import { listen, refuseTakenPort } from './listen.js'
import { migrate } from './migrate.js'
import { prepareDirectories } from './prepareDirectories.js'
import { makeSetUpToken, type SetUpToken } from './setUpToken.js'
import { stopOnSignal } from './stopOnSignal.js'

// A CommonJS module whose export is the function itself, which its types do not say.
const next = createRequire(import.meta.url)('next') as typeof import('next').default

const say = (line: string) => void process.stdout.write(`${line}\n`)

/**
 * Migrates, imports and listens, doing only what is not done yet.
 * @throws SettingsError, StartError or whatever the database says; the caller prints one line and ends
 */
export async function start({ dev }: { dev: boolean }): Promise<void> {
  const environment = settings()
  await refuseTakenPort(environment)
  prepareDirectories(environment)
  const { notes } = await checkDatabase(environment)
  for (const note of notes) say(note)

  // Payload must be started before Next, which would otherwise start a second one out of its own bundle.
  const { default: config } = await import('../../payload.config.js')
  const payload = await getPayload({ config, cron: true })
  await migrate(payload)
  await checkAtStart(payload, environment.dataDirectory, say)
  const setUpToken = await firstAdministrator(payload, environment)

  const server = createServer()
  const admin = await adminHandler({ dev, environment, server })
  server.on('request', createApp({ payload, admin, setUpToken }))
  await listen(server, environment)
  stopOnSignal({
    server,
    payload,
    say,
    dataDirectory: environment.dataDirectory,
    stopBackground: startBackground(payload),
  })
  await announce({ payload, environment, setUpToken, say })
}

async function adminHandler({
  dev,
  environment,
  server,
}: {
  dev: boolean
  environment: Environment
  server: Server
}): Promise<RequestHandler> {
  const app = next({ dev, dir: resolve('.'), hostname: environment.host, port: environment.port, httpServer: server })
  await app.prepare()
  const handle = app.getRequestHandler()
  return (req, res) => {
    // Express cuts the mount path off; Next routes by the whole address.
    req.url = req.originalUrl
    return handle(req, res)
  }
}

async function firstAdministrator(
  payload: Payload,
  { firstAdministrator: given }: Environment,
): Promise<SetUpToken | undefined> {
  if (await hasAdministrator(payload)) return undefined
  if (!given) return makeSetUpToken()
  await createAdministrator(payload, given)
  say(`已创建管理员 / Administrator created: ${given.email}`)
  return undefined
}
