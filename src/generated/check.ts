import { readFile } from 'node:fs/promises'

import { terminalLanguage } from '../config/terminalLanguage.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { pickLanguage } from '../vocabulary/pickLanguage.js'
import { generatedFiles } from './generatedFiles.js'

const staleFiles = bilingual('已过期，请运行 npm run generate：', 'Stale, run npm run generate: ')

process.env.DISABLE_PAYLOAD_HMR = 'true'
const { default: config } = await import('../../payload.config.js')

const stale: string[] = []
for (const [path, text] of Object.entries(await generatedFiles(await config))) {
  const committed = await readFile(path, 'utf8').catch(() => undefined)
  if (committed !== text) stale.push(path)
}
if (stale.length > 0) process.stderr.write(`${pickLanguage(staleFiles, terminalLanguage())}${stale.join(', ')}\n`)
process.exit(stale.length > 0 ? 1 : 0)
