import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes of a database that cannot be used, before the start or during a request. */
export const databaseCodes = {
  databaseBusy: {
    status: 503,
    message: bilingual(
      '数据库正忙，等待 {seconds} 秒仍未轮到。请稍后再试。',
      'The database is busy and gave no turn within {seconds} s. Try again shortly.',
    ),
  },
  writeConflict: {
    status: 503,
    message: bilingual(
      '另一次写入同时改动了相同的数据，本次未保存。请再试一次。',
      'Another write changed the same data at the same time; nothing was stored. Try again.',
    ),
  },
  unitUndone: {
    status: 503,
    message: bilingual(
      '其中一步失败，整个操作已撤销，没有保存任何内容。请再试一次。',
      'One step failed, so the whole operation was undone and nothing was stored. Try again.',
    ),
  },
  diskFull: {
    status: 507,
    message: bilingual(
      '磁盘已满，未保存任何内容。请联系管理员。',
      'The disk is full; nothing was stored. Tell an administrator.',
    ),
  },
  databaseFailed: {
    status: 503,
    message: bilingual(
      '数据库出错，未保存任何内容（{cause}）。请联系管理员。',
      'The database failed; nothing was stored ({cause}). Tell an administrator.',
    ),
  },
  databaseCorrupt: {
    status: 503,
    message: bilingual(
      '数据库文件 {file} 已损坏（{reason}）。请换回备份，或移走该文件后重新启动。',
      'The database file {file} is damaged ({reason}). Put a backup in its place, or move it away and start again.',
    ),
  },
  databaseLocked: {
    status: 503,
    message: bilingual(
      '数据库文件 {file} 被另一个程序锁住。请先结束那个程序。',
      'Another program has locked the database file {file}. End that program first.',
    ),
  },
  databaseInUse: {
    status: 503,
    message: bilingual(
      '另一个大事记服务正在使用 {file}。请先停止它，或换一个 DATABASE_URI。',
      'Another Dashiji server is using {file}. Stop it first, or choose another DATABASE_URI.',
    ),
  },
  databaseNotWritable: {
    status: 503,
    message: bilingual(
      '无法写入数据库文件 {file}（{reason}）。请检查目录和文件的权限。',
      'The database file {file} cannot be written ({reason}). Check the permissions of the folder and the file.',
    ),
  },
  databaseGone: {
    status: 503,
    message: bilingual(
      'DATABASE_URI（{place}）是空的或不存在，而这个 DATA_DIR 属于另一个已有的数据库。请改正 DATABASE_URI 或 DATA_DIR，或用 npm run restore 恢复备份；确要新建数据库时，请先删除 {known}。',
      'DATABASE_URI ({place}) is empty or missing, but this DATA_DIR belongs to a database that exists. Correct DATABASE_URI or DATA_DIR, or restore a backup with npm run restore; if you mean to begin a new database, remove {known} first.',
    ),
  },
  databaseOther: {
    status: 503,
    message: bilingual(
      'DATABASE_URI（{place}）不是这个 DATA_DIR 所属的数据库。请改正 DATABASE_URI 或 DATA_DIR；确要改用这个数据库时（例如自行恢复之后），请先删除 {known}。',
      'DATABASE_URI ({place}) is not the database that this DATA_DIR belongs to. Correct DATABASE_URI or DATA_DIR; if you mean to use it from now on (after a restore of your own, say), remove {known} first.',
    ),
  },
  databaseUnreachable: {
    status: 503,
    message: bilingual(
      '连接不到 MongoDB {host}（{reason}）。请检查 DATABASE_URI 和网络。',
      'MongoDB at {host} cannot be reached ({reason}). Check DATABASE_URI and the network.',
    ),
  },
  databaseRefused: {
    status: 503,
    message: bilingual(
      'MongoDB {host} 拒绝了连接（{reason}）。请检查 DATABASE_URI 中的用户和密码。',
      'MongoDB at {host} refused the connection ({reason}). Check the user and password in DATABASE_URI.',
    ),
  },
  freshNotConfirmed: {
    status: 500,
    message: bilingual(
      '这会删除全部数据；确定请加 --force-accept-warning。',
      'This deletes all data; add --force-accept-warning if you mean it.',
    ),
  },
  migrationFailed: {
    status: 503,
    message: bilingual(
      '数据库迁移 {name} 失败，已撤销（{reason}）。',
      'The migration {name} failed and was undone ({reason}).',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
