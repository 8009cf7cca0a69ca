import { text, type Text } from '../vocabulary/text.js'

type Refusal = { readonly status: number; readonly message: Text }

/** Every code under which Dashiji itself refuses a request, with its HTTP status and what a person reads. `{name}` is filled in. */
export const codes = {
  gate: {
    status: 403,
    message: text('公开内容只能由有签发权的人发布、改动或下线。请交给签发人处理。', 'Live text is published, changed and taken down by publishers only. Hand it to a publisher.'),
  },
  badStatus: {
    status: 422,
    message: text('状态“{status}”无效，只能是 draft 或 published。', 'The status “{status}” is not valid; use draft or published.'),
  },
  notPermitted: {
    status: 403,
    message: text('您没有执行此操作的权限。请联系管理员。', 'You may not do this. Ask an administrator.'),
  },
  ownRoles: {
    status: 403,
    message: text('任何人都不能更改自己的角色。请由另一位管理员更改。', 'Nobody can change his own roles. Ask another administrator.'),
  },
  rightNotHeld: {
    status: 403,
    message: text('不能授予自己没有的权限：{permissions}。', 'You cannot give rights that you do not hold: {permissions}.'),
  },
  strongerUser: {
    status: 403,
    message: text('此用户持有您没有的权限，只有能管理角色的人可以更改他。', 'This user holds rights that you do not; only someone who may manage roles can change him.'),
  },
  lastAdministrator: {
    status: 422,
    message: text('系统必须至少保留一位管理员。请先指定另一位。', 'At least one administrator must remain. Appoint another one first.'),
  },
  roleInUse: {
    status: 422,
    message: text('仍有用户持有此角色。请先为他们更换角色。', 'Users still hold this role. Give them other roles first.'),
  },
  startingRole: {
    status: 422,
    message: text('系统初始角色的标识不能更改，也不能删除；可以更改其权限。', "A starting role's key cannot be changed and the role cannot be deleted; its permissions can be changed."),
  },
  passwordTooShort: {
    status: 422,
    message: text('密码至少需要 {length} 个字符。', 'A password needs at least {length} characters.'),
  },
  queryNotAllowed: {
    status: 400,
    message: text('不能通过“{path}”查询或排序。请直接查询该集合。', 'The query may not filter or sort through “{path}”. Query that collection itself.'),
  },
  setUpByLinkOnly: {
    status: 403,
    message: text('第一位管理员只能通过启动时打印的一次性链接创建。', 'The first administrator is made through the one-time link printed at start only.'),
  },
  bodyTooLarge: {
    status: 413,
    message: text('请求内容超过上限 {limit}。请缩小后重试。', 'The request is larger than {limit}. Make it smaller and try again.'),
  },
  badRequest: {
    status: 400,
    message: text('无法读懂此请求。请检查网址和内容格式。', 'The request cannot be read. Check the address and the format of what was sent.'),
  },
  notFound: {
    status: 404,
    message: text('没有这个地址。', 'There is nothing at this address.'),
  },
  tooManyAttempts: {
    status: 429,
    message: text('尝试次数过多，请 {minutes} 分钟后再试。', 'Too many attempts; try again in {minutes} minutes.'),
  },
  internal: {
    status: 500,
    message: text('服务器出错，操作未完成。请重试；若仍出错，请把请求编号 {requestId} 告诉管理员。', 'The server failed and nothing was done. Try again; if it fails again, tell the administrator the request id {requestId}.'),
  },
} as const satisfies Record<string, Refusal>

export type Code = keyof typeof codes
