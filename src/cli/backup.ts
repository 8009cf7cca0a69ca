import { makeBackup } from '../backup/makeBackup.js'
import { settings } from '../config/settings.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { reportProgress, runFileCommand, say } from './backupCommand.js'

const usage = bilingual('用法：npm run backup -- FILE', 'Usage: npm run backup -- FILE')
const failed = bilingual('备份失败，未写出文件：', 'The backup failed and no file was written: ')
const keysApart = bilingual(
  '密钥不在其中：请把 DATA_DIR/secret（或 PAYLOAD_SECRET）另存一份，与备份分开保管。没有同一密钥，封条和流转记录都无法核对。',
  'Keys are not in it: keep DATA_DIR/secret (or PAYLOAD_SECRET) in another place than the backup. Without the same secret neither seals nor the audit trail verify.',
)
const notOneMoment = bilingual(
  '注意：备份时数据库一直在变，而这台 MongoDB 没有快照，各集合可能不是同一时刻的。请在停止服务后再备份一次。',
  'Note: the database kept changing, and this MongoDB has no snapshots, so the collections may not be of one moment. Back up again while the server is stopped.',
)

await runFileCommand({
  usage,
  failed,
  async run(file) {
    const { database, media, missing } = await makeBackup({ environment: settings(), file, progress: reportProgress() })
    for (const name of missing) say(bilingual(`缺少图片文件：${name}`, `This image file is missing: ${name}`))
    if (!database.isOneMoment) say(notOneMoment)
    const documents = Object.values(database.counts).reduce((sum, count) => sum + count, 0)
    const { sequence } = database.head
    return {
      status: missing.length > 0 || !database.isOneMoment ? 1 : 0,
      lines: [
        bilingual(
          `已备份到 ${file}：${documents} 条数据（流转记录至第 ${sequence} 条），${media.length} 个图片文件${missing.length > 0 ? `，缺 ${missing.length} 个` : ''}。`,
          `Backed up to ${file}: ${documents} rows (audit trail up to ${sequence}), ${media.length} image files${missing.length > 0 ? `, ${missing.length} missing` : ''}.`,
        ),
        keysApart,
      ],
    }
  },
})
