import { loadEnvFile } from '../config/loadEnvFile.js'
import { exitWithError } from './StartError.js'

const dev = process.argv.includes('--dev')
Object.assign(process.env, {
  NODE_ENV: dev ? 'development' : 'production',
  // Payload would reload itself over a socket to Next; a change of the configuration restarts the process instead.
  DISABLE_PAYLOAD_HMR: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
})

try {
  loadEnvFile()
  // Imported late, so that what reads the environment while being imported sees the above.
  const { start } = await import('./start.js')
  await start({ dev })
} catch (error) {
  exitWithError(error)
}
