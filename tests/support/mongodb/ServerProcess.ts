import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'

import { javaTool } from './javaTools.js'
import { launcherClassPath } from './launcherBuild.js'

const ADDRESS = '127.0.0.1'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 5_000

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
    const javaArguments = ['-XX:+UseSerialGC', '-Xmx512m', '-cp', launcherClassPath(), 'MongoServerLauncher']
    const child = spawn(javaTool('java'), [...javaArguments, ADDRESS, String(port), storage], { stdio: 'pipe' })
    const boundPort = await readPort(child)
    // The server must not keep its parent alive: when the parent ends, standard input closes and the server follows.
    child.unref()
    for (const stream of child.stdio) if (stream instanceof Socket) stream.unref()
    return new ServerProcess(child, boundPort)
  }

  /** Stops the server, by force if it does not stop by itself. Does nothing when it has ended. */
  async stop(): Promise<void> {
    const forceKillTimer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS)
    try {
      await this.waitForExit(() => this.child.stdin?.end())
    } finally {
      clearTimeout(forceKillTimer)
    }
  }

  /** Kills the server as a power cut would: it has no time to write anything. */
  async kill(): Promise<void> {
    await this.waitForExit(() => this.child.kill('SIGKILL'))
  }

  private async waitForExit(requestExit: () => void): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.ref()
    const exit = once(this.child, 'exit')
    requestExit()
    await exit
  }
}

function readPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let errorOutput = ''
    const fail = (reason: string): void => {
      clearTimeout(startTimeout)
      child.kill('SIGKILL')
      reject(new Error(`the MongoDB test server did not start: ${reason}`))
    }
    const startTimeout = setTimeout(() => fail(`silent for ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS)
    child.once('error', (error) => fail(error.message))
    child.once('close', (code) => fail(firstErrorLine(errorOutput) ?? `it ended with ${code}`))
    child.stderr?.on('data', (text: Buffer) => (errorOutput = (errorOutput + text.toString()).slice(0, 4_000)))
    child.stdout?.once('data', (line: Buffer) => {
      clearTimeout(startTimeout)
      child.removeAllListeners('close')
      resolve(Number(line))
    })
    // A server that has just died closes its end first; writing to it then must not end the tests.
    child.stdin?.on('error', () => undefined)
  })
}

function firstErrorLine(output: string): string | undefined {
  return /^(?:Exception in thread "main" )?(?:[\w.$]+Exception: )?(.+)$/m.exec(output)?.[1]
}
