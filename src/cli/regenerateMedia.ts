import { loadEnvFile } from '../config/loadEnvFile.js'
import { terminalLanguage } from '../config/terminalLanguage.js'
import { errorText } from '../errors/CodedError.js'
import { regenerateSizes } from '../media/sizes/regenerateSizes.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'

const language = terminalLanguage()
const log = (line: Bilingual) => void process.stderr.write(`${line[language]}\n`)

const usage = bilingual(
  '用法：npm run media:regenerate [-- --all]\n  为已有图片补齐缺少的尺寸；--all 全部重做。',
  'Usage: npm run media:regenerate [-- --all]\n' +
    '  Creates the sizes that stored images lack; --all recreates all of them.',
)

async function run(all: boolean): Promise<number> {
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', DISABLE_PAYLOAD_HMR: 'true' })
  loadEnvFile()
  const { settings } = await import('../config/settings.js')
  const { prepareDatabase } = await import('../backup/prepareDatabase.js')
  const { prepareDirectories } = await import('../server/prepareDirectories.js')
  const { getPayload } = await import('payload')
  prepareDirectories(settings())
  await prepareDatabase(settings())
  const { default: config } = await import('../../payload.config.js')
  const payload = await getPayload({ config })
  const onProgress = (done: number, total: number) =>
    (done % 20 === 0 || done === total) && log(bilingual(`${done}/${total} 张图片`, `${done}/${total} images`))
  const { made, failed } = await regenerateSizes(payload, { all, onProgress })
  for (const { filename, reason } of failed)
    log(bilingual(`${filename}: 无法读取：${reason}`, `${filename}: could not be read: ${reason}`))
  log(bilingual(`已生成 ${made} 个尺寸。`, `${made} sizes were created.`))
  return failed.length > 0 ? 1 : 0
}

const args = process.argv.slice(2)
if (args.some((argument) => argument !== '--all')) {
  log(usage)
  process.exit(2)
}
try {
  process.exit(await run(args.includes('--all')))
} catch (error) {
  const text = errorText(error, language)
  log(bilingual(text, text))
  process.exit(2)
}
