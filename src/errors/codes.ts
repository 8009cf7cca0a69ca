import { queryCodes } from './queryCodes.js'
import type { ErrorDefinition } from './ErrorDefinition.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { workflowCodes } from './workflowCodes.js'

/** Every code under which Dashiji itself refuses a request, with its HTTP status and what a person reads. `{name}` is filled in. */
export const codes = {
  badStatus: {
    status: 422,
    message: bilingual(
      '状态“{status}”无效，只能是 draft 或 published。',
      'The status “{status}” is not valid; use draft or published.',
    ),
  },
  notPermitted: {
    status: 403,
    message: bilingual('您没有执行此操作的权限。请联系管理员。', 'You may not do this. Ask an administrator.'),
  },
  ownRoles: {
    status: 403,
    message: bilingual(
      '任何人都不能更改自己的角色。请由另一位管理员更改。',
      'Nobody can change his own roles. Ask another administrator.',
    ),
  },
  rightNotHeld: {
    status: 403,
    message: bilingual(
      '不能授予自己没有的权限：{permissions}。',
      'You cannot give rights that you do not hold: {permissions}.',
    ),
  },
  strongerUser: {
    status: 403,
    message: bilingual(
      '此用户持有您没有的权限，只有能管理角色的人可以更改他。',
      'This user holds rights that you do not; only someone who may manage roles can change him.',
    ),
  },
  lastAdministrator: {
    status: 422,
    message: bilingual(
      '系统必须至少保留一位管理员。请先指定另一位。',
      'At least one administrator must remain. Appoint another one first.',
    ),
  },
  roleInUse: {
    status: 422,
    message: bilingual(
      '仍有用户持有此角色。请先为他们更换角色。',
      'Users still hold this role. Give them other roles first.',
    ),
  },
  startingRole: {
    status: 422,
    message: bilingual(
      '系统初始角色的标识不能更改，也不能删除；可以更改其权限。',
      "A starting role's key cannot be changed and the role cannot be deleted; its permissions can be changed.",
    ),
  },
  passwordTooShort: {
    status: 422,
    message: bilingual('密码至少需要 {length} 个字符。', 'A password needs at least {length} characters.'),
  },
  queryNotAllowed: {
    status: 400,
    message: bilingual(
      '不能通过“{path}”查询或排序。请直接查询该集合。',
      'The query may not filter or sort through “{path}”. Query that collection itself.',
    ),
  },
  setUpByLinkOnly: {
    status: 403,
    message: bilingual(
      '第一位管理员只能通过启动时打印的一次性链接创建。',
      'The first administrator is made through the one-time link printed at start only.',
    ),
  },
  bodyTooLarge: {
    status: 413,
    message: bilingual(
      '请求内容超过上限 {limit}。请缩小后重试。',
      'The request is larger than {limit}. Make it smaller and try again.',
    ),
  },
  badRequest: {
    status: 400,
    message: bilingual(
      '无法读懂此请求。请检查网址和内容格式。',
      'The request cannot be read. Check the address and the format of what was sent.',
    ),
  },
  invalid: {
    status: 400,
    message: bilingual(
      '有内容不符合要求，请按各字段的提示修改。',
      'Something does not meet the rules; mend it as the fields say.',
    ),
  },
  signInRequired: {
    status: 401,
    message: bilingual('请先登录。', 'Sign in first.'),
  },
  signInFailed: {
    status: 401,
    message: bilingual('邮箱或密码不正确。', 'The e-mail address or the password is wrong.'),
  },
  accountLocked: {
    status: 401,
    message: bilingual('多次登录失败，账号已锁定十分钟。', 'Too many failures; the account is locked for ten minutes.'),
  },
  lockedByOther: {
    status: 423,
    message: bilingual('另一位用户正在编辑此文档。', 'Another user is editing this document.'),
  },
  notFound: {
    status: 404,
    message: bilingual('没有这个地址。', 'There is nothing at this address.'),
  },
  tooManyAttempts: {
    status: 429,
    message: bilingual('尝试次数过多，请 {minutes} 分钟后再试。', 'Too many attempts; try again in {minutes} minutes.'),
  },
  badEmail: {
    status: 422,
    message: bilingual('请填写正确的电子邮箱地址。', 'Enter a valid e-mail address.'),
  },
  passwordsDiffer: {
    status: 422,
    message: bilingual('两次输入的密码不同。', 'The two passwords differ.'),
  },
  administratorExists: {
    status: 409,
    message: bilingual(
      '已经有管理员。请登录，或请管理员为您建立账号。',
      'There is an administrator already. Sign in, or ask for an account.',
    ),
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
      'Port {port} may not be used without rights. Choose one above 1024 with PORT.',
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
      'The folder {folder} cannot be written to ({reason}). Check DATA_DIR, MEDIA_DIR and the rights of the folder.',
    ),
  },
  internal: {
    status: 500,
    message: bilingual(
      '服务器出错，操作未完成。请重试；若仍出错，请把请求编号 {requestId} 告诉管理员。',
      'The server failed and nothing was done. Try again; if it fails again, tell the administrator the request id {requestId}.',
    ),
  },
  imageTooBig: {
    status: 413,
    message: bilingual(
      '图片文件超过 {megabytes} MB。请压缩或缩小后再上传。',
      'The file is larger than {megabytes} MB. Compress or shrink the image and upload it again.',
    ),
  },
  imageTooManyPixels: {
    status: 422,
    message: bilingual(
      '图片为 {width}×{height} 像素，超过 {megapixels} 百万像素的上限。请缩小后再上传。',
      'The image has {width}×{height} pixels, more than {megapixels} megapixels. Shrink it and upload it again.',
    ),
  },
  imageTooSmall: {
    status: 422,
    message: bilingual(
      '图片只有 {width}×{height} 像素，每边至少需要 {side} 像素。请上传更大的图片。',
      'The image has only {width}×{height} pixels; each side needs at least {side}. Upload a larger one.',
    ),
  },
  notAnImage: {
    status: 415,
    message: bilingual(
      '文件“{filename}”的内容不是可用的图片。请上传 JPEG、PNG、WebP、GIF 或 AVIF。',
      'What “{filename}” contains is not an image that can be used. Upload a JPEG, PNG, WebP, GIF or AVIF.',
    ),
  },
  svgNotAccepted: {
    status: 415,
    message: bilingual(
      '不接受 SVG：它可以携带程序。请在制图软件中导出为 PNG 再上传。',
      'SVG is not accepted, since it can carry programs. Export it as PNG and upload that.',
    ),
  },
  heicNotAccepted: {
    status: 415,
    message: bilingual(
      '不接受 HEIC。请在手机或电脑上导出为 JPEG 再上传。',
      'HEIC is not accepted. Export the photograph as JPEG and upload that.',
    ),
  },
  imageDamaged: {
    status: 422,
    message: bilingual(
      '图片“{filename}”不完整或已损坏。请重新导出或重新传送后再上传。',
      'The image “{filename}” is incomplete or damaged. Export or copy it again and upload that.',
    ),
  },
  imageMissing: {
    status: 400,
    message: bilingual('没有收到图片文件。请选择一个文件。', 'No image file came with the request. Choose a file.'),
  },
  remoteFile: {
    status: 422,
    message: bilingual(
      '系统不会替您从网址取图片。请先下载，再上传文件。',
      'The server does not fetch images from an address. Download it first and upload the file.',
    ),
  },
  altRequired: {
    status: 422,
    message: bilingual(
      '请填写替代文字，或勾选“装饰性图片”。',
      'Write an alternative text, or mark the image as decorative.',
    ),
  },
  badWebAddress: {
    status: 422,
    message: bilingual('网址须以 http:// 或 https:// 开头。', 'The address must begin with http:// or https://.'),
  },
  mediaInUse: {
    status: 409,
    message: bilingual(
      '公开内容正在使用这张图片（{uses}），不能删除。请先换掉图片或将内容下线。',
      'Live content uses this image ({uses}), so it cannot be deleted. Replace it there or take that content down first.',
    ),
  },
  databaseBusy: {
    status: 503,
    message: bilingual(
      '数据库正忙，等待 {seconds} 秒仍未轮到。请稍后再试。',
      'The database is busy: no turn in {seconds} s. Try again shortly.',
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
  migrationFailed: {
    status: 503,
    message: bilingual(
      '数据库迁移 {name} 失败，已撤销（{reason}）。',
      'The migration {name} failed and was undone ({reason}).',
    ),
  },
  ...queryCodes,
  ...workflowCodes,
} as const satisfies Record<string, ErrorDefinition>

export type ErrorCode = keyof typeof codes
