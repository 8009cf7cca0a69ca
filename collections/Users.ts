import type { CollectionConfig } from 'payload'

import { fieldCan, holds } from '../src/access/can.js'
import { hideSessions } from '../src/access/users/hideSessions.js'
import { keepAdministrator } from '../src/access/users/keepAdministrator.js'
import { keepRolesInBounds, refuseOwnRoles } from '../src/access/users/keepRolesInBounds.js'
import { requireLongPassword } from '../src/access/users/requireLongPassword.js'
import { setUpByLinkOnly } from '../src/access/users/setUpByLinkOnly.js'
import { guardStrongerDeletion, guardStrongerUnlock } from '../src/access/users/strongerUser.js'
import { userAccess } from '../src/access/users/userAccess.js'
import { auditSessions } from '../src/audit/auditSessions.js'
import { auditUsers } from '../src/audit/auditUsers.js'
import { cookieSettings } from '../src/config/cookieSettings.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const Users: CollectionConfig = {
  slug: slugs.users,
  labels: { singular: text('用户', 'User'), plural: text('用户', 'Users') },
  graphQL: { singularName: 'User', pluralName: 'Users', disableMutations: true },
  auth: {
    useAPIKey: true,
    maxLoginAttempts: 5,
    lockTime: 10 * 60 * 1000,
    tokenExpiration: 8 * 60 * 60,
    cookies: cookieSettings(),
  },
  access: { ...userAccess, admin: ({ req }) => holds(req, 'admin.enter') },
  defaultSort: 'email',
  disableDuplicate: true,
  admin: {
    hideAPIURL: true,
    group: text('管理', 'Administration'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'email', 'roles', 'updatedAt'],
    listSearchableFields: ['name', 'email'],
    description: text(
      '编辑人员，以及网站用的 API 密钥账号。',
      'The staff, and the accounts whose API keys websites use.',
    ),
  },
  hooks: {
    beforeOperation: [
      setUpByLinkOnly,
      requireLongPassword,
      refuseOwnRoles,
      guardStrongerUnlock,
      auditSessions.beforeOperation,
    ],
    beforeChange: [keepRolesInBounds, keepAdministrator.beforeChange, auditUsers.beforeChange],
    afterChange: [keepAdministrator.afterChange, auditUsers.afterChange],
    beforeDelete: [auditUsers.beforeDelete, guardStrongerDeletion, keepAdministrator.beforeDelete],
    afterDelete: [auditUsers.afterDelete],
    afterLogin: [auditSessions.afterLogin],
    afterLogout: [auditSessions.afterLogout],
    afterRead: [hideSessions],
  },
  fields: [
    { name: 'name', type: 'text', label: text('姓名', 'Name') },
    {
      name: 'roles',
      type: 'relationship',
      relationTo: slugs.roles,
      hasMany: true,
      label: text('角色', 'Roles'),
      index: true,
      // Create and update are judged by what is given to whom: see keepRolesInBounds.
      access: { create: fieldCan('users.manage'), update: fieldCan('users.manage') },
      admin: { description: text('本人不能更改自己的角色。', 'Nobody can change his own.') },
    },
    // Payload's own field; declared for its rule alone, since every user could otherwise give himself a key that never expires.
    {
      name: 'apiKey',
      type: 'text',
      label: text('API 密钥（仅供网站使用）', 'API key (for websites only)'),
      access: { create: fieldCan('users.manage'), update: fieldCan('users.manage') },
    },
  ],
}
