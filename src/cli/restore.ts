import { describeBreak, type Verdict } from '../audit/verifyChain.js'
import { restoreBackup } from '../backup/restoreBackup.js'
import { settings } from '../config/settings.js'
import { prepareDirectories } from '../server/prepareDirectories.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { reportProgress, runFileCommand, say } from './backupCommand.js'

const usage = bilingual('用法：npm run restore -- FILE', 'Usage: npm run restore -- FILE')
const failed = bilingual('恢复失败，未恢复任何内容：', 'The restore failed and nothing was restored: ')
const secretMissing = bilingual(
  '注意：这里没有密钥。启动前请放好备份所属的密钥（DATA_DIR/secret 或 PAYLOAD_SECRET），否则封条和流转记录都无法核对，网站将读不到任何内容。',
  'Note: there is no secret here. Before the start put that of the backup in place (DATA_DIR/secret or PAYLOAD_SECRET): else neither seals nor the audit trail verify, and websites are served nothing.',
)
const secretDiffers = bilingual(
  '注意：密钥不是备份所属的那一个，封条和流转记录都无法核对，网站将读不到任何内容。启动前请换回原来的密钥。',
  'Note: the secret is not that of the backup, so neither seals nor the audit trail verify, and websites are served nothing. Put the former secret back before the start.',
)
const otherDatabase = bilingual(
  '注意：DATA_DIR 此前属于另一个数据库，现在属于恢复的这一个。',
  'Note: DATA_DIR belonged to another database until now; it belongs to the restored one from here on.',
)

const chainWhole = ({ count }: Verdict): Bilingual =>
  bilingual(`流转记录完整：核对 ${count} 条。`, `The audit chain is intact: ${count} events verified.`)

await runFileCommand({
  usage,
  failed,
  async run(file) {
    const environment = settings()
    prepareDirectories(environment)
    const { manifest, verdict, isOther } = await restoreBackup({ environment, file, progress: reportProgress() })
    for (const note of notesOn(verdict)) say(note)
    if (isOther) say(otherDatabase)
    for (const name of manifest.missing)
      say(bilingual(`备份时就缺少的图片文件：${name}`, `This image file was missing in the backup: ${name}`))
    const documents = Object.values(manifest.database.counts).reduce((sum, count) => sum + count, 0)
    return {
      status: 0,
      lines: [
        bilingual(
          `已恢复 ${manifest.madeAt} 的备份：${documents} 条数据，${manifest.media.length} 个图片文件。现在可以启动。`,
          `Restored the backup of ${manifest.madeAt}: ${documents} rows, ${manifest.media.length} image files. The server can be started now.`,
        ),
        ...(verdict?.ok ? [chainWhole(verdict)] : []),
      ],
    }
  },
})

function notesOn(verdict: Verdict | undefined): Bilingual[] {
  if (!verdict) return [secretMissing]
  if (!verdict.broken) return []
  return verdict.broken.sequence === 1 && verdict.broken.reason === 'altered'
    ? [secretDiffers]
    : [describeBreak(verdict.broken)]
}
