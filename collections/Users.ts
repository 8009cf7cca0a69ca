import type { CollectionConfig } from 'payload'

import { fieldCan, hasPermission, never } from '../src/access/can.js'
import { hideSessions, requireSetUpLink, userAccess } from '../src/access/users/userAccess.js'
import { protectLastAdministrator } from '../src/access/users/protectLastAdministrator.js'
import { validateRoleAssignment, refuseOwnRoles } from '../src/access/users/validateRoleAssignment.js'
import { nameAttemptedAccount } from '../src/access/users/limitSignIn.js'
import { requireLongPassword } from '../src/access/users/requireLongPassword.js'
import { validateUserDeletion, validateUserUnlock } from '../src/access/users/strongerUser.js'
import { auditSessions } from '../src/audit/auditSessions.js'
import { auditUsers } from '../src/audit/auditUsers.js'
import { cookieSettings } from '../src/config/settings.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Users: CollectionConfig = {
  slug: slugs.users,
  labels: { singular: bilingual('用户', 'User'), plural: bilingual('用户', 'Users') },
  graphQL: { singularName: 'User', pluralName: 'Users', disableMutations: true },
  auth: {
    useAPIKey: true,
    // Anybody could set Payload's lock for any account; `limitSignIn` slows guessing down instead.
    maxLoginAttempts: 0,
    tokenExpiration: 8 * 60 * 60,
    cookies: cookieSettings(),
  },
  access: { ...userAccess, admin: ({ req }) => hasPermission(req, 'admin.enter') },
  defaultSort: 'email',
  disableDuplicate: true,
  admin: {
    hideAPIURL: true,
    group: bilingual('管理', 'Administration'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'roles', 'updatedAt'],
    listSearchableFields: ['name', 'email'],
    description: bilingual(
      '编辑人员，以及网站用的 API 密钥账号。',
      'The staff, and the accounts whose API keys websites use.',
    ),
  },
  hooks: {
    beforeOperation: [
      requireSetUpLink,
      requireLongPassword,
      refuseOwnRoles,
      validateUserUnlock,
      nameAttemptedAccount,
      auditSessions.beforeOperation,
    ],
    beforeChange: [validateRoleAssignment, protectLastAdministrator.beforeChange, auditUsers.beforeChange],
    afterChange: [protectLastAdministrator.afterChange, auditUsers.afterChange],
    beforeDelete: [auditUsers.beforeDelete, validateUserDeletion, protectLastAdministrator.beforeDelete],
    afterDelete: [auditUsers.afterDelete],
    afterLogin: [auditSessions.afterLogin],
    afterLogout: [auditSessions.afterLogout],
    afterRead: [hideSessions],
  },
  fields: [
    { name: 'name', type: 'text', label: bilingual('姓名', 'Name') },
    {
      name: 'roles',
      type: 'relationship',
      relationTo: slugs.roles,
      hasMany: true,
      label: bilingual('角色', 'Roles'),
      index: true,
      // Which roles may be assigned to whom is decided by `validateRoleAssignment`.
      access: { create: fieldCan('users.manage'), update: fieldCan('users.manage') },
      admin: { description: bilingual('本人不能更改自己的角色。', 'Nobody can change their own.') },
    },
    // Payload's own field, declared for its access rule: otherwise users could give themselves a key that never
    // expires.
    {
      name: 'apiKey',
      type: 'text',
      label: bilingual('API 密钥（仅供网站使用）', 'API key (for websites only)'),
      access: { create: fieldCan('users.manage'), update: fieldCan('users.manage') },
    },
    // Of Payload's lock, which is off. A lock that an earlier version stored holds until it ends or is taken away.
    { name: 'loginAttempts', type: 'number', defaultValue: 0, hidden: true, access: { create: never, update: never } },
    { name: 'lockUntil', type: 'date', hidden: true, access: { create: never, update: never } },
  ],
}
