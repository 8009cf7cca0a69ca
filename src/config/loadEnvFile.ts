import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Loads `.env` from the working directory, if there is one; variables that are already set take precedence. Must be
 * called before the first setting is read: Next loads the same file later, and settings would change during the start.
 */
export function loadEnvFile(): void {
  try {
    for (const [name, value] of Object.entries(parseEnv(readFileSync('.env', 'utf8')))) process.env[name] ??= value
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
