import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { permissionKeys, startingRoles, type Permission } from '../../../src/access/permissions.js'
import { approve, createDocument, createDocumentIn, createImage } from '../../support/documents.js'
import { roleIdsByKey, signIn, signInWithPermissions, type Person } from '../../support/people.js'
import { errorCodesOf, send, sendTransition } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('A role', () => {
  let dashiji: Dashiji
  let admin: Person

  beforeAll(async () => {
    dashiji = await startDashiji()
    admin = await signIn(dashiji.payload, 'admin')
  })
  afterAll(() => dashiji.stop())

  it('exists from the start in five kinds', async () => {
    const { docs } = await dashiji.payload.find({ collection: 'roles', depth: 0, sort: 'key' })
    expect(docs.map(({ key }) => key)).toEqual(['admin', 'editor', 'publisher', 'website', 'writer'])
    for (const { key, permissions } of startingRoles)
      expect(docs.find((role) => role.key === key)!.permissions ?? []).toEqual([...permissions])
  })

  it('that manages users and roles holds no permission to approve or to publish', () => {
    const { permissions } = startingRoles.find(({ key }) => key === 'admin')!
    expect(permissions).not.toContain('content.review')
    expect(permissions).not.toContain('content.publish')
  })

  it('that exists from the start keeps its key and cannot be deleted, but its permissions can change', async () => {
    const roleIds = await roleIdsByKey(dashiji.payload)
    for (const { key } of startingRoles) {
      const path = `roles/${roleIds[key]}`
      expect(errorCodesOf(await send(dashiji, 'patch', path, admin, { key: `${key}2` }))).toEqual(['startingRole'])
      expect(errorCodesOf(await send(dashiji, 'delete', path, admin))).toEqual(['startingRole'])
    }
    await send(dashiji, 'delete', 'roles?where[key][exists]=true', admin).expect(400)
    await send(dashiji, 'patch', 'roles?where[key][exists]=true', admin, { key: 'one-for-all' })
    expect(
      await dashiji.payload.count({ collection: 'roles', where: { key: { in: startingRoles.map(({ key }) => key) } } }),
    ).toEqual({ totalDocs: 5 })
    for (const permissions of [['sources.read'], []])
      await send(dashiji, 'patch', `roles/${roleIds.website}`, admin, { permissions }).expect(200)
  })

  it('holds only permissions that exist', async () => {
    const create = (data: object) => send(dashiji, 'post', 'roles', admin, data)
    await create({ key: 'odd', name: '怪', permissions: ['everything'] }).expect(400)
    await create({ key: 'odd', name: '怪', permissions: ['content.read', { $ne: 1 }] }).expect(400)
    await create({ key: 'all', name: '全', permissions: permissionKeys }).expect(201)
    await create({ key: 'all', name: '又', permissions: [] }).expect(400)
  })

  it('gives nothing for a permission that an older version stored and that no longer exists', async () => {
    const holder = await signInWithPermissions(dashiji.payload, 'admin.enter')
    await dashiji.payload.db.updateOne({
      collection: 'roles',
      id: holder.roleIds[0]!,
      data: { permissions: ['admin.enter', 'content.everything'] as never },
    })
    await send(dashiji, 'get', 'articles/versions', holder).expect(403)
  })

  it('can be deleted only when nobody holds it', async () => {
    const holder = await signInWithPermissions(dashiji.payload, 'content.read')
    const deleteRole = () => send(dashiji, 'delete', `roles/${holder.roleIds[0]}`, admin)
    expect(errorCodesOf(await deleteRole())).toEqual(['roleInUse'])
    await send(dashiji, 'patch', `users/${holder.id}`, admin, { roles: [] }).expect(200)
    await deleteRole().expect(200)
  })

  it('adds its permissions to those of the other roles of a user', async () => {
    const both = await signIn(dashiji.payload, 'writer', 'publisher')
    const { body } = await send(dashiji, 'post', 'articles', both, { title: '自写', kind: 'news' }).expect(201)
    const path = `articles/${body.doc.id}`
    await send(dashiji, 'patch', `${path}?draft=true`, both, { title: '自写自改' }).expect(200)
    await approve(dashiji.payload, 'articles', body.doc.id)
    expect((await sendTransition(dashiji, path, 'publish', both)).status).toBe(200)
    const ofAnother = await createDocumentIn(dashiji.payload, 'articles', 'live')
    await send(dashiji, 'patch', `articles/${ofAnother.id}?draft=true`, both, { title: '改别人的' }).expect(403)
  })

  describe('of a single permission', () => {
    const newName = () => ({ name: `名${randomBytes(4).toString('hex')}` })
    const cases: [Permission, (as: Person) => Promise<{ status: number }>][] = [
      ['content.read', async (as) => send(dashiji, 'get', 'articles/versions', as)],
      ['content.create', async (as) => send(dashiji, 'post', 'articles', as, { title: '新', kind: 'news' })],
      [
        'content.editAny',
        async (as) => {
          const { id } = await createDocument(dashiji.payload, 'articles')
          return send(dashiji, 'patch', `articles/${id}`, as, { title: '改' })
        },
      ],
      [
        'content.editOwn',
        async (as) => {
          const { id } = await createDocument(dashiji.payload, 'articles', { owner: as.id })
          return send(dashiji, 'patch', `articles/${id}`, as, { title: '改' })
        },
      ],
      [
        'content.review',
        async (as) => {
          const { id } = await createDocumentIn(dashiji.payload, 'articles', 'inReview')
          return sendTransition(dashiji, `articles/${id}`, 'approve', as)
        },
      ],
      [
        'content.publish',
        async (as) => {
          const { id } = await createDocumentIn(dashiji.payload, 'articles', 'approved')
          return sendTransition(dashiji, `articles/${id}`, 'publish', as)
        },
      ],
      [
        'media.edit',
        async (as) => {
          const { id } = await createImage(dashiji.payload)
          return send(dashiji, 'patch', `media/${id}`, as, { alt: '改' })
        },
      ],
      ['reference.create', async (as) => send(dashiji, 'post', 'topics', as, newName())],
      [
        'reference.edit',
        async (as) => {
          const { id } = await createDocument(dashiji.payload, 'topics')
          return send(dashiji, 'patch', `topics/${id}`, as, newName())
        },
      ],
      ['sources.read', async (as) => send(dashiji, 'get', 'sources', as)],
      [
        'users.manage',
        async (as) => {
          const { id } = await createDocument(dashiji.payload, 'users')
          return send(dashiji, 'delete', `users/${id}`, as)
        },
      ],
      [
        'roles.manage',
        async (as) => {
          const { id } = await createDocument(dashiji.payload, 'roles')
          return send(dashiji, 'delete', `roles/${id}`, as)
        },
      ],
      ['audit.read', async (as) => send(dashiji, 'get', 'audit-events', as)],
      ['admin.enter', async (as) => send(dashiji, 'get', 'users', as)],
    ]
    it.each(cases)('%s allows what it names and nothing of the others', async (permission, _attempt) => {
      const holder = await signInWithPermissions(dashiji.payload, permission)
      const allowed: Permission[] = []
      for (const [named, attempt] of cases) if ((await attempt(holder)).status < 300) allowed.push(named)
      const impliedPermissions: Partial<Record<Permission, Permission[]>> = {
        'content.editAny': ['content.editAny', 'content.editOwn'],
        'users.manage': ['users.manage', 'admin.enter'],
        'reference.edit': ['reference.create', 'reference.edit'],
      }
      expect(allowed).toEqual(impliedPermissions[permission] ?? [permission])
    })
  })
})
