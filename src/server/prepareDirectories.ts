import { accessSync, constants, mkdirSync } from 'node:fs'

import type { Environment } from '../config/environment.js'
import { StartError } from './StartError.js'

/**
 * Creates the data and media directories.
 * @throws StartError `folderNotWritable` with the folder and the reason
 */
export function prepareDirectories({ dataDirectory, mediaDirectory }: Environment): void {
  for (const folder of [dataDirectory, mediaDirectory]) {
    try {
      mkdirSync(folder, { recursive: true })
      accessSync(folder, constants.W_OK)
    } catch (error) {
      throw new StartError('folderNotWritable', { folder, reason: (error as NodeJS.ErrnoException).code ?? '?' })
    }
  }
}
