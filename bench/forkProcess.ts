import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Starts a program of this folder in a process of its own, with a SQLite database and all files in one directory. */
export const forkProcess = (program: string, args: readonly string[], directory: string): ChildProcess =>
  fork(join('bench', program), args, {
    execArgv: ['--conditions=production', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      DISABLE_PAYLOAD_HMR: 'true',
      DATABASE_URI: `file:${join(directory, 'bench.db')}`,
      DATA_DIR: directory,
      MEDIA_DIR: directory,
      PAYLOAD_SECRET: 'a secret for benchmarks only, long',
      PUBLIC_URL: 'http://localhost:3000',
    },
  })

/** The first message of a process. @throws when it ends before; `name` says which one it was */
export async function firstMessage(child: ChildProcess, name: string): Promise<unknown> {
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error(`基准进程意外结束 / the process “${name}” ended early`)),
  )
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
  ended.catch(() => undefined)
  return message
}
