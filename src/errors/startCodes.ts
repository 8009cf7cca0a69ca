import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes of a start that cannot go on. */
export const startCodes = {
  badSettings: {
    status: 500,
    message: bilingual('设置有误：{problems}', 'Wrong settings: {problems}'),
  },
  portTaken: {
    status: 500,
    message: bilingual(
      '端口 {port} 已被占用。请停止占用它的程序，或用 PORT 另选一个端口。',
      'Port {port} is in use. Stop the program that uses it, or choose another one with PORT.',
    ),
  },
  portForbidden: {
    status: 500,
    message: bilingual(
      '没有权限使用端口 {port}。请用 PORT 选择 1024 以上的端口。',
      'This process is not permitted to use port {port}. Choose one above 1024 with PORT.',
    ),
  },
  hostUnknown: {
    status: 500,
    message: bilingual('无法在地址 {host} 上监听。请检查 HOST。', 'Cannot listen on the address {host}. Check HOST.'),
  },
  folderNotWritable: {
    status: 500,
    message: bilingual(
      '文件夹 {folder} 无法写入（{reason}）。请检查 DATA_DIR、MEDIA_DIR 和文件夹权限。',
      'The folder {folder} cannot be written to ({reason}). Check DATA_DIR, MEDIA_DIR and the permissions of the folder.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
