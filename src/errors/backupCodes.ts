import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which a backup cannot be made or put back; each is the one line of a command. */
export const backupCodes = {
  backupFileExists: {
    status: 500,
    message: bilingual(
      '{file} 已存在，不会覆盖。请换一个名称。',
      '{file} exists and is not overwritten. Choose another name.',
    ),
  },
  backupNotWritable: {
    status: 500,
    message: bilingual('无法写入 {file}（{reason}）。', '{file} cannot be written ({reason}).'),
  },
  backupNotReadable: {
    status: 500,
    message: bilingual('无法读取 {file}（{reason}）。', '{file} cannot be read ({reason}).'),
  },
  backupNoDatabase: {
    status: 500,
    message: bilingual(
      '{database} 中没有大事记的数据，无可备份。请检查 DATABASE_URI。',
      '{database} holds no data of Dashiji: there is nothing to back up. Check DATABASE_URI.',
    ),
  },
  backupMediaChanged: {
    status: 500,
    message: bilingual(
      '图片 {name} 在备份时被改动，未写出备份。请再试一次。',
      'The image {name} changed during the backup and no backup was written. Try again.',
    ),
  },
  notABackup: {
    status: 500,
    message: bilingual(
      '{file} 不是“npm run backup”写出的文件（{reason}）。',
      '{file} is no file that “npm run backup” wrote ({reason}).',
    ),
  },
  backupDamaged: {
    status: 500,
    message: bilingual(
      '备份 {file} 已损坏：{entry}（{reason}）。未恢复任何内容。',
      'The backup {file} is damaged: {entry} ({reason}). Nothing was restored.',
    ),
  },
  backupNewer: {
    status: 500,
    message: bilingual(
      '备份 {file} 由较新的版本（{version}）写出。请用该版本恢复。',
      'The backup {file} was written by a newer version ({version}). Restore it with that version.',
    ),
  },
  backupOtherDatabase: {
    status: 500,
    message: bilingual(
      '备份 {file} 来自 {kind}，而 DATABASE_URI 是另一种数据库。',
      'The backup {file} is of {kind}, and DATABASE_URI names another kind of database.',
    ),
  },
  restoreNotEmpty: {
    status: 500,
    message: bilingual(
      '{place} 不是空的，不会恢复到那里。请换一个空的 DATABASE_URI 和 MEDIA_DIR，或先移走原有内容。',
      '{place} is not empty and nothing is restored there. Choose an empty DATABASE_URI and MEDIA_DIR, or move away what is there.',
    ),
  },
  restoreUnderWay: {
    status: 503,
    message: bilingual(
      '另一个进程正在恢复这个数据库，或刚刚中断（{host}）。请等它结束，或一分钟后再试。',
      'Another process is restoring this database, or was just cut off ({host}). Wait until it has ended, or try again in a minute.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
