import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

import type { RequestHandler } from 'express'
import { getPayload, type Payload } from 'payload'

import { rememberDatabaseOf } from '../audit/requireKnownDatabase.js'
import { verifyChainAtStart } from '../audit/verifyChainAtStart.js'
import { prepareDatabase } from '../backup/prepareDatabase.js'
import type { Environment } from '../config/environment.js'
import { settings } from '../config/settings.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import { pendingMigrations } from '../database/migrations/appliedMigrations.js'
import { startBackground } from '../jobs/background.js'
import { restoreHeldFiles } from '../media/files/restoreHeldFiles.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'
import { announce } from './announce.js'
import { createAdministrator, hasAdministrator } from './createAdministrator.js'
import { createApp } from './createApp.js'
import { listen, requireFreePort } from './listen.js'
import { prepareDirectories } from './prepareDirectories.js'
import { makeSetUpToken, type SetUpToken } from './setUpToken.js'
import { stopOnSignal } from './stopOnSignal.js'

// Next is a CommonJS module whose export is the function itself, contrary to its types.
const next = createRequire(import.meta.url)('next') as typeof import('next').default

/**
 * Of a connection: headers come at once; the whole of a request within the time that the largest upload takes over a
 * slow line. `guardBody` cuts slow bodies off sooner.
 */
const timeouts = { headersTimeout: 15_000, requestTimeout: 300_000, connectionsCheckingInterval: 5_000 } as const

const administratorCreated = bilingual('已创建管理员：', 'Administrator created: ')

const print = (line: string) => void process.stdout.write(`${line}\n`)

/**
 * Migrates the database (which imports the bundled documents), creates the first administrator and listens. Idempotent.
 * @throws SettingsError, StartError, DatabaseError or MigrationError; the caller prints one line and exits
 */
export async function start({ dev }: { dev: boolean }): Promise<void> {
  const environment = settings()
  await requireFreePort(environment)
  prepareDirectories(environment)
  const language = terminalLanguage()
  for (const note of await prepareDatabase(environment)) print(note[language])

  // Payload must be started before Next, which would otherwise start a second instance from its own bundle.
  const { default: config } = await import('../../payload.config.js')
  const payload = await getPayload({ config, cron: true })
  await migrate(payload)
  await restoreHeldFiles(payload)
  await rememberDatabaseOf(payload, environment.dataDirectory)
  await verifyChainAtStart(payload, environment.dataDirectory, (line) => print(line[language]))
  const setUpToken = await ensureAdministrator(payload, environment)

  const server = createServer(timeouts)
  const lifecycle = { isStopping: false }
  const admin = await adminHandler({ dev, environment, server })
  server.on('request', createApp({ payload, admin, setUpToken, lifecycle }))
  await listen(server, environment)
  stopOnSignal({
    server,
    lifecycle,
    payload,
    print: (line) => print(line[language]),
    dataDirectory: environment.dataDirectory,
    stopBackground: startBackground(payload),
  })
  await announce({ payload, environment, setUpToken, language, print })
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
    // Express strips the mount path from `url`; Next routes by the full path.
    req.url = req.originalUrl
    return handle(req, res)
  }
}

async function ensureAdministrator(
  payload: Payload,
  { firstAdministrator: credentials }: Environment,
): Promise<SetUpToken | undefined> {
  if (await hasAdministrator(payload)) return undefined
  if (!credentials) return makeSetUpToken()
  await createAdministrator(payload, credentials)
  print(`${pickLanguage(administratorCreated, terminalLanguage())}${credentials.email}`)
  return undefined
}

/**
 * Runs pending migrations. They are TypeScript files read from a folder, so the TypeScript loader is registered only
 * when there is one to run.
 */
async function migrate(payload: Payload): Promise<void> {
  if (await isCurrent(payload)) return
  const { register } = await import('tsx/esm/api')
  register()
  await payload.db.migrate()
}

async function isCurrent(payload: Payload): Promise<boolean> {
  try {
    return (await pendingMigrations(payload)).length === 0
  } catch {
    // A new database has no table of migrations yet; any other fault is reported when the migrations run.
    return false
  }
}
