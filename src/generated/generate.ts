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
// The database's client, which the configuration made and nothing used, would keep the process.
process.exit(0)
