import { bilingual } from '../vocabulary/bilingual.js'

/**
 * The complete permission policy: every permission, and the permissions of the roles that exist from the start.
 * `startingRoles` only fills an empty database; afterwards the stored roles are authoritative.
 */
export const permissions = {
  'admin.enter': bilingual('进入管理界面', 'Enter the admin'),
  'content.read': bilingual('查看草稿与历史', 'Read drafts and history'),
  'content.create': bilingual('新建内容', 'Create content'),
  'content.editOwn': bilingual('修改自己的内容', 'Edit own content'),
  'content.editAny': bilingual('修改任何人的内容', "Edit anyone's content"),
  'content.review': bilingual('审核', 'Review'),
  'content.publish': bilingual('签发与下线', 'Publish and take down'),
  'media.create': bilingual('上传媒体', 'Upload media'),
  'media.edit': bilingual('修改、删除媒体', 'Edit and delete media'),
  'reference.create': bilingual('新建机构、主题', 'Create organisations and topics'),
  'reference.edit': bilingual('修改、删除机构、主题', 'Edit and delete organisations and topics'),
  'sources.read': bilingual('查看来源文件', 'Read source documents'),
  'users.manage': bilingual('管理用户', 'Manage users'),
  'roles.manage': bilingual('管理角色', 'Manage roles'),
  'audit.read': bilingual('查看流转记录', 'Read the audit trail'),
} as const

export type Permission = keyof typeof permissions
/** Rights that no role can give; only the import holds them. */
export const reservedRights = ['content.admit', 'content.retract'] as const

/** A right that an actor may hold. */
export type Right = Permission | (typeof reservedRights)[number]

/** Rights of actors that are not persons. The system holds none: it acts for a person, with that person's rights. */
export const actorRights = {
  import: ['content.create', 'content.editAny', 'content.admit', 'content.retract'],
  system: [],
} as const satisfies Record<string, readonly Right[]>

export const permissionKeys = Object.keys(permissions) as Permission[]

const writerPermissions: Permission[] = [
  'admin.enter',
  'content.read',
  'content.create',
  'content.editOwn',
  'media.create',
  'reference.create',
  'sources.read',
]
const editorPermissions: Permission[] = [...writerPermissions, 'content.editAny', 'media.edit', 'reference.edit']

export const startingRoles = [
  { key: 'writer', name: '撰稿', permissions: writerPermissions },
  { key: 'editor', name: '审核', permissions: [...editorPermissions, 'content.review'] },
  { key: 'publisher', name: '签发', permissions: ['admin.enter', 'content.read', 'content.publish', 'sources.read'] },
  { key: 'admin', name: '管理员', permissions: [...editorPermissions, 'users.manage', 'roles.manage', 'audit.read'] },
  { key: 'website', name: '站点', permissions: [] },
] as const satisfies readonly { key: string; name: string; permissions: readonly Permission[] }[]
