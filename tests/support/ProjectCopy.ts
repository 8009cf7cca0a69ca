import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const copied = ['src', 'collections', 'tests', 'payload.config.ts', 'package.json', 'tsconfig.json', 'schema.graphql']
const notCopied = /tests[/\\](output|support[/\\]mongodb[/\\]target)/

/** A copy of the project that a test may change as a contributor would; its packages are this project's. */
export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'dashiji-copy-'))

  constructor() {
    for (const path of copied)
      cpSync(path, join(this.root, path), { recursive: true, filter: (source) => !notCopied.test(source) })
    symlinkSync(resolve('node_modules'), join(this.root, 'node_modules'))
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text)
  }

  /** Replaces the one place in a file that reads `before`. */
  edit(path: string, before: string, after: string): void {
    const text = readFileSync(join(this.root, path), 'utf8')
    if (text.split(before).length !== 2) throw new Error(`${path} does not have “${before}” exactly once.`)
    this.write(
      path,
      text.replace(before, () => after),
    )
  }

  /**
   * Runs Node in the copy and waits for it.
   * @returns what it printed on standard output
   * @throws with everything it printed when it fails
   */
  run(args: readonly string[], env: Record<string, string> = {}): string {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=production', '--no-warnings', ...args],
      {
        cwd: this.root,
        encoding: 'utf8',
        timeout: 240_000,
        input: '',
        env: {
          NODE_ENV: 'test',
          PATH: process.env.PATH ?? '',
          DISABLE_PAYLOAD_HMR: 'true',
          DATA_DIR: join(this.root, 'data'),
          MEDIA_DIR: join(this.root, 'media'),
          PAYLOAD_SECRET: 'a secret for tests only, 32 characters',
          ...env,
        },
      },
    )
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`)
    return stdout
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
