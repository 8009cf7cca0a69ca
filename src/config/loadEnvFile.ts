import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/**
 * Takes settings from the file `.env` of the current folder, where there is one; what the environment says already wins.
 * Call it before any setting is read: Next reads that file too, later, and settings would change while the program starts.
 */
export function loadEnvFile(): void {
  try {
    for (const [name, value] of Object.entries(parseEnv(readFileSync('.env', 'utf8')))) process.env[name] ??= value
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
