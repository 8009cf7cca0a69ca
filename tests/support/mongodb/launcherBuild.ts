import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.dirname(fileURLToPath(import.meta.url))
const pom = path.join(here, 'pom.xml')
const launcher = path.join(here, 'launcher', 'MongoServerLauncher.java')
const target = path.join(here, 'target')
const BUILD_TIMEOUT_MS = 300_000

/** The folder of the built launcher. Its name is a hash of the source, so a folder that exists is current. */
function launcherFolder(): string {
  const hash = createHash('sha256').update(readFileSync(pom)).update(readFileSync(launcher))
  return path.join(target, hash.digest('hex').slice(0, 12))
}

/** Whether the current source of the launcher has been built. */
export function launcherIsBuilt(): boolean {
  return existsSync(launcherFolder())
}

/** The argument of `java -cp`. */
export function launcherClassPath(): string {
  return [path.join(launcherFolder(), 'classes'), path.join(launcherFolder(), 'lib', '*')].join(path.delimiter)
}

/**
 * Compiles the launcher and collects its jars. Two processes may do so at once: each builds in a folder of its own,
 * and the first one to finish moves it into place.
 *
 * @throws Error with the first error line of Maven
 */
export function buildLauncher(): void {
  mkdirSync(target, { recursive: true })
  const buildDirectory = mkdtempSync(path.join(target, 'build-'))
  try {
    execFileSync('mvn', ['-q', '-B', '-f', pom, `-Doutcome=${buildDirectory}`, 'compile'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: BUILD_TIMEOUT_MS,
    })
    renameSync(buildDirectory, launcherFolder())
  } catch (error) {
    if (!launcherIsBuilt()) throw new Error(firstErrorLine(error), { cause: error })
  } finally {
    rmSync(buildDirectory, { recursive: true, force: true })
  }
}

function firstErrorLine(error: unknown): string {
  const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
  const errorLine = /^.*ERROR\S*\s+(.+?)(?: -> \[Help \d+\].*)?$/m.exec(output)?.[1]
  return errorLine ?? (error instanceof Error ? error.message : String(error))
}
