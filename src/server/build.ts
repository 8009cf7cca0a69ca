import { loadEnvFile } from '../config/loadEnvFile.js'
import { settings } from '../config/settings.js'
import { buildAll } from './buildAll.js'
import { endWith } from './endWith.js'
import { refuseTakenPort } from './listen.js'
import { prepareDirectories } from './prepareDirectories.js'

/** `--only` builds and asks for nothing else, as where an image for containers is made. */
const only = process.argv.includes('--only')

try {
  if (!only) {
    loadEnvFile()
    // What would stop the start is found out before a minute of building, and not after it.
    const environment = settings()
    await refuseTakenPort(environment)
    prepareDirectories(environment)
  }
  process.stdout.write(
    '正在构建管理界面和服务器，首次约需一两分钟…… Building the admin and the server; the first time takes a minute or two …\n',
  )
  await buildAll()
} catch (error) {
  endWith(error)
}
