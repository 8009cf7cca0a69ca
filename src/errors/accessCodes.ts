import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which accounts, roles, passwords and permissions refuse. */
export const accessCodes = {
  notPermitted: {
    status: 403,
    message: bilingual(
      '您没有执行此操作的权限。请联系管理员。',
      'You are not permitted to do this. Ask an administrator.',
    ),
  },
  ownRoles: {
    status: 403,
    message: bilingual(
      '任何人都不能更改自己的角色。请由另一位管理员更改。',
      'Nobody can change their own roles. Ask another administrator.',
    ),
  },
  rightNotHeld: {
    status: 403,
    message: bilingual(
      '不能授予自己没有的权限：{permissions}。',
      'You cannot grant permissions that you do not hold: {permissions}.',
    ),
  },
  strongerUser: {
    status: 403,
    message: bilingual(
      '该用户持有您没有的权限，只有可以管理角色的人员才能更改。',
      'This user holds permissions that you do not; only someone who may manage roles can change them.',
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
      '系统初始角色的标识不能更改，角色也不能删除；可以更改其权限。',
      'The key of a built-in role cannot be changed and the role cannot be deleted; its permissions can be changed.',
    ),
  },
  passwordTooShort: {
    status: 422,
    message: bilingual('密码至少需要 {length} 个字符。', 'A password needs at least {length} characters.'),
  },
  setUpByLinkOnly: {
    status: 403,
    message: bilingual(
      '第一位管理员只能通过启动时打印的一次性链接创建。',
      'The first administrator can be created only through the one-time link printed at start.',
    ),
  },
  signInRequired: {
    status: 401,
    message: bilingual('请先登录。', 'Sign in first.'),
  },
  signInFailed: {
    status: 401,
    message: bilingual('电子邮件或密码不正确。', 'The e-mail address or the password is wrong.'),
  },
  accountLocked: {
    status: 401,
    message: bilingual('此账号已锁定。请联系管理员。', 'This account is locked. Ask an administrator.'),
  },
  tooManyAttempts: {
    status: 429,
    message: bilingual('尝试次数过多，请 {wait}后再试。', 'Too many attempts; try again in {wait}.'),
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
      'There is an administrator already. Sign in, or ask an administrator for an account.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
