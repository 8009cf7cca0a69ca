import { spawnSync } from 'node:child_process'

import { administrator } from './support/browser/administrator.js'
import { findChromium } from './support/browser/findChromium.js'
import { startServer } from './support/browser/startServer.js'
import { findMongoServer, startMongoServer } from './support/mongodb/mongoServer.js'

const allProjects = ['unit', 'architecture', 'contract', 'integration-sqlite', 'integration-mongodb', 'browser']

/**
 * Runs the Jest projects that need no browser, or those named by `--selectProjects`; starts a MongoDB for the half that
 * needs one, and says in one line at the end what was left out and how to get it. The browser tests get one running
 * Dashiji between them.
 */
async function run(args: string[]): Promise<number> {
  const { projects, others } = splitArguments(args)
  const found = projects.includes('integration-mongodb') ? findMongoServer() : undefined
  const server = found?.available ? await startMongoServer() : undefined
  const browserServer = projects.includes('browser') ? await startBrowserServer() : undefined
  const possible = projects.filter((name) => name !== 'integration-mongodb' || server)

  // Every processor for what has a database of its own; one after another what shares a server.
  const workers = others.some((argument) => /^(--maxWorkers|-w|--runInBand|-i)/.test(argument))
    ? []
    : [browserServer ? '--runInBand' : '--maxWorkers=100%']
  const jest = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...others, ...workers, '--selectProjects', ...possible],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        // Lexical's top-level await deadlocks Node 20 without the condition.
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

/** The projects to run, and the other arguments. Jest would take a file named after `--selectProjects` for a project. */
function splitArguments(args: string[]): { projects: string[]; others: string[] } {
  const at = args.indexOf('--selectProjects')
  if (at < 0) return { projects: allProjects.filter((name) => name !== 'browser'), others: args }
  const after = args.slice(at + 1)
  const end = after.findIndex((argument) => !allProjects.includes(argument))
  const projects = end < 0 ? after : after.slice(0, end)
  return { projects, others: [...args.slice(0, at), ...after.slice(projects.length)] }
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
