import { permissionKeys, permissions, startingRoles } from '../access/permissions.js'

const header = `# 权限表 · Permissions

由 \`npm run generate\` 从 src/access/permissions.ts 生成，请勿手改。Generated from that file; do not edit.

表中是系统初始角色；管理员可以增加角色，也可以更改任何角色的权限。${
  'These are the roles that exist from the start; ' +
  'an administrator can add roles and change the permissions of any role.'
}

`

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

/** The text of docs/permissions.md: the permissions of each starting role. */
export function permissionsPage(): string {
  const roles = startingRoles.map(({ key, name }) => `${name} \`${key}\``)
  const lines = permissionKeys.map((permission) =>
    row([
      `\`${permission}\``,
      permissions[permission].zh,
      permissions[permission].en,
      ...startingRoles.map((role) => ((role.permissions as readonly string[]).includes(permission) ? '✓' : '')),
    ]),
  )
  return (
    header +
    row(['权限 · Permission', '中文', 'English', ...roles]) +
    row(['---', '---', '---', ...roles.map(() => ':-:')]) +
    lines.join('')
  )
}
