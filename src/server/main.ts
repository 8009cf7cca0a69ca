import { loadEnvFile } from '../config/loadEnvFile.js'
import { surviveLostOutput } from '../config/logDestination.js'
import { exitWithError } from './StartError.js'

surviveLostOutput()

const dev = process.argv.includes('--dev')
Object.assign(process.env, {
  NODE_ENV: dev ? 'development' : 'production',
  // Payload's hot reload needs a socket to Next; here a change of the configuration restarts the process instead.
  DISABLE_PAYLOAD_HMR: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
})

try {
  loadEnvFile()
  // Imported here, since some modules read the environment at import time.
  const { start } = await import('./start.js')
  await start({ dev })
} catch (error) {
  exitWithError(error)
}
