import { spawnSync } from 'node:child_process'

import { administrator } from './support/browser/administrator.js'
import { findChromium } from './support/browser/findChromium.js'
import { startServer } from './support/browser/startServer.js'
import { findMongoServer, startMongoServer } from './support/mongodb/mongoServer.js'

/**
 * Runs the Jest projects that need no browser, or those named by `--selectProjects`; starts a MongoDB for the half that
 * needs one, and says in one line at the end what was left out and how to get it. The browser tests get one running
 * Dashiji between them.
 */
async function run(args: string[]): Promise<number> {
  const hasSelectedProjects = args.includes('--selectProjects')
  const wantsMongo = !hasSelectedProjects || args.includes('integration-mongodb')
  const found = wantsMongo ? findMongoServer() : undefined
  const server = found?.available ? await startMongoServer() : undefined
  const browserServer = hasSelectedProjects && args.includes('browser') ? await startBrowserServer() : undefined
  const projects = [
    'unit',
    'architecture',
    'contract',
    'integration-sqlite',
    ...(server ? ['integration-mongodb'] : []),
  ]

  // Every processor for what has a database of its own; one after another what shares a server.
  const workers = args.some((argument) => /^(--maxWorkers|-w|--runInBand|-i)/.test(argument))
    ? []
    : [browserServer ? '--runInBand' : '--maxWorkers=100%']
  const jest = spawnSync(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      ...args,
      ...workers,
      ...(hasSelectedProjects ? [] : ['--selectProjects', ...projects]),
    ],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        // Lexical's top-level await deadlocks Node 20 without the condition; Jest loads ES modules with the flag only.
        NODE_OPTIONS: '--conditions=production --no-warnings',
        DISABLE_PAYLOAD_HMR: 'true',
        ...(server ? { DASHIJI_TEST_MONGODB: server.serverUri } : {}),
        ...(browserServer ? { DASHIJI_TEST_SERVER: browserServer.url } : {}),
      },
    },
  )
  await server?.stop()
  await browserServer?.stop()
  if (found && !found.available) {
    process.stdout.write(
      `未运行 MongoDB 部分：${found.reason.zh}。${found.howTo.zh} | The MongoDB half was left out: ${found.reason.en}. ${found.howTo.en}\n`,
    )
  }
  return jest.status ?? 1
}

function startBrowserServer() {
  // Asked first: without a browser there is nothing to build and start for.
  findChromium()
  return startServer({ ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password })
}

process.exitCode = await run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  return 2
})
