import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

import { generatedFiles } from './generatedFiles.js'

process.env.DISABLE_PAYLOAD_HMR = 'true'
const { default: config } = await import('../../payload.config.js')

for (const [path, text] of Object.entries(await generatedFiles(await config))) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  process.stdout.write(`${path}\n`)
}
// The configuration has created a database client, which would keep the process alive.
process.exit(0)
