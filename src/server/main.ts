import { start } from './start.js'

process.env.DISABLE_PAYLOAD_HMR = 'true'
process.env.NEXT_TELEMETRY_DISABLED = '1'

await start({ dev: process.argv.includes('--dev') })
