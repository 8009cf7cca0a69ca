import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which the audit chain refuses to be changed, or cannot be read. */
export const auditCodes = {
  auditImmutable: {
    status: 403,
    message: bilingual(
      '流转记录只能追加，任何人都不能新建、更改或删除。',
      'The audit trail is append-only: nobody can create, change or delete its events.',
    ),
  },
  auditDatabaseMissing: {
    status: 500,
    message: bilingual('没有数据库 {file}。', 'There is no database {file}.'),
  },
  auditSecretMissing: {
    status: 500,
    message: bilingual(
      '没有密钥：请设置 PAYLOAD_SECRET 或 DATA_DIR。',
      'There is no secret: set PAYLOAD_SECRET or DATA_DIR.',
    ),
  },
  auditHeadMissing: {
    status: 500,
    message: bilingual('没有文件 {file}。', 'There is no file {file}.'),
  },
  auditHeadInvalid: {
    status: 500,
    message: bilingual(
      '--head 应为“npm run audit -- head”的输出。',
      '--head takes the output of “npm run audit -- head”.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
