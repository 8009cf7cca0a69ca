import type { CollectionConfig } from 'payload'

import { can } from '../src/access/can.js'
import { permissionKeys, permissions } from '../src/access/permissions.js'
import { protectRoles, validateRoleDeletion } from '../src/access/roles/protectRoles.js'
import { auditRoles } from '../src/audit/auditRoles.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Roles: CollectionConfig = {
  slug: slugs.roles,
  labels: { singular: bilingual('角色', 'Role'), plural: bilingual('角色', 'Roles') },
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
    group: bilingual('管理', 'Administration'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'key', 'permissions'],
    description: bilingual(
      '角色是一组权限；用户可以有多个角色。',
      'A role is a set of permissions; a user may hold several.',
    ),
  },
  hooks: {
    beforeChange: [protectRoles.beforeChange, auditRoles.beforeChange],
    afterChange: [protectRoles.afterChange, auditRoles.afterChange],
    beforeDelete: [auditRoles.beforeDelete, validateRoleDeletion],
    afterDelete: [auditRoles.afterDelete],
  },
  fields: [
    {
      name: 'key',
      type: 'text',
      label: bilingual('标识', 'Key'),
      required: true,
      unique: true,
      index: true,
      admin: { description: bilingual('程序使用的名称，如 writer。', 'The name programs use, such as writer.') },
    },
    { name: 'name', type: 'text', label: bilingual('名称', 'Name'), required: true },
    {
      name: 'permissions',
      type: 'select',
      hasMany: true,
      label: bilingual('权限', 'Permissions'),
      options: permissionKeys.map((value) => ({ value, label: { ...permissions[value] } })),
    },
  ],
}
