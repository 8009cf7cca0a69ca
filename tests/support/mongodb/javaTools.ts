import { execFileSync } from 'node:child_process'
import path from 'node:path'

export const MIN_JAVA_VERSION = 17

/** The path of a tool of the JDK in `JAVA_HOME`, which Maven uses too; else its name, for the PATH. */
export function javaTool(name: 'java' | 'javac'): string {
  const home = process.env.JAVA_HOME
  return home ? path.join(home, 'bin', name) : name
}

/** Whether a tool of the JDK is installed and new enough. */
export function hasJavaTool(name: 'java' | 'javac'): boolean {
  const versionOutput = versionOf(javaTool(name), ['--version'])
  const major = /^(?:openjdk|java|javac)\s+(\d+)/m.exec(versionOutput ?? '')?.[1]
  return major !== undefined && Number(major) >= MIN_JAVA_VERSION
}

/** Whether Maven is installed. */
export function hasMaven(): boolean {
  return versionOf('mvn', ['--version']) !== undefined
}

function versionOf(program: string, options: string[]): string | undefined {
  try {
    return execFileSync(program, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}
