import type { CollectionConfig } from 'payload'

import { can } from '../src/access/can.js'
import { permissionKeys, permissions } from '../src/access/permissions.js'
import { keepRoleDeletable } from '../src/access/roles/keepRoleDeletable.js'
import { keepRoleSafe } from '../src/access/roles/keepRoleSafe.js'
import { auditRoles } from '../src/audit/auditRoles.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const Roles: CollectionConfig = {
  slug: slugs.roles,
  labels: { singular: text('角色', 'Role'), plural: text('角色', 'Roles') },
  graphQL: { singularName: 'Role', pluralName: 'Roles', disableMutations: true },
  access: {
    read: can('admin.enter'),
    create: can('roles.manage'),
    update: can('roles.manage'),
    delete: can('roles.manage'),
  },
  defaultSort: 'key',
  admin: {
    hideAPIURL: true,
    group: text('管理', 'Administration'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'key', 'permissions'],
    description: text(
      '角色是一组权限；用户可以有多个角色。',
      'A role is a set of permissions; a user may hold several.',
    ),
  },
  hooks: {
    beforeChange: [keepRoleSafe.beforeChange, auditRoles.beforeChange],
    afterChange: [keepRoleSafe.afterChange, auditRoles.afterChange],
    beforeDelete: [auditRoles.beforeDelete, keepRoleDeletable],
    afterDelete: [auditRoles.afterDelete],
  },
  fields: [
    {
      name: 'key',
      type: 'text',
      label: text('标识', 'Key'),
      required: true,
      unique: true,
      index: true,
      admin: { description: text('程序使用的名称，如 writer。', 'The name programs use, such as writer.') },
    },
    { name: 'name', type: 'text', label: text('名称', 'Name'), required: true },
    {
      name: 'permissions',
      type: 'select',
      hasMany: true,
      label: text('权限', 'Permissions'),
      options: permissionKeys.map((value) => ({ value, label: { ...permissions[value] } })),
    },
  ],
}
