import { loadEnvFile } from '../config/loadEnvFile.js'
import { regenerateSizes } from '../media/sizes/regenerateSizes.js'

const log = (line: string) => void process.stderr.write(`${line}\n`)

const usage = `用法 Usage: npm run media:regenerate [-- --all]
  为已有图片补齐缺少的尺寸；--all 全部重做。 Creates the sizes that stored images lack; --all recreates all of them.`

async function run(all: boolean): Promise<number> {
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production', DISABLE_PAYLOAD_HMR: 'true' })
  loadEnvFile()
  const { settings } = await import('../config/settings.js')
  const { checkDatabase } = await import('../database/checkDatabase.js')
  const { prepareDirectories } = await import('../server/prepareDirectories.js')
  const { getPayload } = await import('payload')
  prepareDirectories(settings())
  await checkDatabase(settings())
  const { default: config } = await import('../../payload.config.js')
  const payload = await getPayload({ config })
  const onProgress = (done: number, total: number) =>
    (done % 20 === 0 || done === total) && log(`${done}/${total} 张图片 images`)
  const { made, failed } = await regenerateSizes(payload, { all, onProgress })
  for (const { filename, reason } of failed) log(`${filename}: 无法读取 could not be read: ${reason}`)
  log(`已生成 ${made} 个尺寸。 ${made} sizes were created.`)
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
  log(error instanceof Error ? error.message : String(error))
  process.exit(2)
}
