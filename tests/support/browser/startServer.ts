import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The first start builds the admin, which takes minutes on a slow machine. */
const readyTimeoutMs = 300_000
/** After this it is killed. */
const stopTimeoutMs = 20_000

export type RunningServer = {
  readonly url: string
  /** Everything it has printed. */
  output(): string
  stop(): Promise<void>
}

/** Starts the program as `npm start` does, on a free port and in folders of its own, and waits until it is ready. */
export async function startServer(settings: Record<string, string> = {}): Promise<RunningServer> {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-browser-'))
  const outputFile = join(directory, 'output')
  const port = await freePort()
  const url = `http://localhost:${port}`

  // Not a pipe: nobody would read it while Jest runs, and the server would block once it is full.
  const file = openSync(outputFile, 'w')
  const child = spawn(process.execPath, startArguments(), {
    stdio: ['ignore', file, file],
    env: {
      ...withoutSettings(process.env),
      PORT: String(port),
      PUBLIC_URL: url,
      DATA_DIR: join(directory, 'data'),
      MEDIA_DIR: join(directory, 'media'),
      ...settings,
    },
  })
  closeSync(file)
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  const output = () => readFileSync(outputFile, 'utf8')
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)

  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([ended, wait(stopTimeoutMs).then(kill)])
    await ended
    process.off('exit', kill)
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    await waitUntilReady(url, () => child.exitCode !== null || child.signalCode !== null)
  } catch (error) {
    const recentOutput = output().slice(-3000)
    await stop()
    throw new Error(`${(error as Error).message}:\n${recentOutput}`)
  }
  return { url, output, stop }
}

/** The arguments that `npm start` gives to node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  const [program, ...args] = scripts.start.split(' ')
  if (program !== 'node') throw new Error(`“npm start” is not node: ${scripts.start}`)
  return args
}

/** The environment without the settings of Dashiji in the developer's shell, and without Jest's own. */
function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settingNames =
    /^(PORT|HOST|DATABASE_URI|DATA_DIR|MEDIA_DIR|PAYLOAD_SECRET|ADMIN_EMAIL|ADMIN_PASSWORD|IMPORT_AS|PUBLIC_URL|NODE_OPTIONS|JEST_WORKER_ID)$/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !settingNames.test(name))) as NodeJS.ProcessEnv
}

async function waitUntilReady(url: string, hasEnded: () => boolean): Promise<void> {
  const startedAt = Date.now()
  while (!(await respondsOk(`${url}/readyz`))) {
    if (hasEnded()) throw new Error('The server ended before it was ready')
    if (Date.now() - startedAt > readyTimeoutMs)
      throw new Error(`The server was not ready after ${readyTimeoutMs / 1000} s`)
    await wait(100)
  }
}

const respondsOk = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  )

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed).listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
