import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'

import { javaTool } from './javaTools.js'
import { launcherClassPath } from './launcherBuild.js'

const ADDRESS = '127.0.0.1'
const SLOWEST_START_MS = 60_000
const SLOWEST_STOP_MS = 5_000

/** One run of the Java server, from its start to its end. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  get serverUri(): string {
    return `mongodb://${ADDRESS}:${this.port}`
  }

  /**
   * Starts the server and waits until it listens.
   *
   * @param port - 0 for any free one
   * @param storage - "memory" or the path of a file
   */
  static async start(port: number, storage: string): Promise<ServerProcess> {
    const launch = ['-XX:+UseSerialGC', '-Xmx512m', '-cp', launcherClassPath(), 'MongoServerLauncher']
    const child = spawn(javaTool('java'), [...launch, ADDRESS, String(port), storage], { stdio: 'pipe' })
    const listening = await portPrinted(child)
    // The server must not keep its parent alive: when the parent ends, standard input closes and the server follows.
    child.unref()
    for (const stream of child.stdio) if (stream instanceof Socket) stream.unref()
    return new ServerProcess(child, listening)
  }

  /** Ends the server in order, and by force when it does not obey. Does nothing when it has ended. */
  async stop(): Promise<void> {
    const force = setTimeout(() => this.child.kill('SIGKILL'), SLOWEST_STOP_MS)
    try {
      await this.ended(() => this.child.stdin?.end())
    } finally {
      clearTimeout(force)
    }
  }

  /** Ends the server as a power cut would: it has no time to write anything. */
  async kill(): Promise<void> {
    await this.ended(() => this.child.kill('SIGKILL'))
  }

  private async ended(order: () => void): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.ref()
    const exit = once(this.child, 'exit')
    order()
    await exit
  }
}

function portPrinted(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let complaints = ''
    const fail = (why: string): void => {
      clearTimeout(patience)
      child.kill('SIGKILL')
      reject(new Error(`the MongoDB test server did not start: ${why}`))
    }
    const patience = setTimeout(() => fail(`silent for ${SLOWEST_START_MS / 1000} s`), SLOWEST_START_MS)
    child.once('error', (error) => fail(error.message))
    child.once('close', (code) => fail(firstComplaint(complaints) ?? `it ended with ${code}`))
    child.stderr?.on('data', (text: Buffer) => (complaints = (complaints + text.toString()).slice(0, 4_000)))
    child.stdout?.once('data', (line: Buffer) => {
      clearTimeout(patience)
      child.removeAllListeners('close')
      resolve(Number(line))
    })
    // A server that has just died closes its end first; writing to it then must not end the tests.
    child.stdin?.on('error', () => undefined)
  })
}

function firstComplaint(output: string): string | undefined {
  return /^(?:Exception in thread "main" )?(?:[\w.$]+Exception: )?(.+)$/m.exec(output)?.[1]
}
