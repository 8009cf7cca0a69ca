import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { permissionKeys, startingRoles } from '../../../src/access/permissions.js'
import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { takeTransition, approve, staffOf } from '../../support/workflow.js'
import { readWorkflowRecord, createDocument, createLiveDocument } from './documents.js'

describe('A role', () => {
  let dashiji: Dashiji
  let admin: SignedInUser

  const send = (verb: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object, as: SignedInUser = admin) => {
    const pending = request(dashiji.app)[verb](`/api/${path}`).set(as.headers)
    return body === undefined ? pending : pending.send(body)
  }
  const errorCodeOf = async (pending: request.Test) => (await pending).body.errors?.[0]?.data?.code as unknown
  const roleIdOf = async (key: string) =>
    String((await dashiji.payload.find({ collection: 'roles', where: { key: { equals: key } }, depth: 0 })).docs[0]!.id)
  const transition = async (id: string, name: string, as: SignedInUser): Promise<number> =>
    (
      await send(
        'post',
        `articles/${id}/transitions/${name}`,
        { revision: String((await readWorkflowRecord(dashiji.payload, 'articles', id)).revision) },
        as,
      )
    ).status
  const createSubmitted = async (): Promise<string> => {
    const { id } = await createDocument(dashiji.payload, 'articles')
    await takeTransition(dashiji.payload, {
      as: (await staffOf(dashiji.payload)).submitter.id,
      collection: 'articles',
      id,
      name: 'submit',
    })
    return id
  }
  const createApproved = async (): Promise<string> => {
    const { id } = await createDocument(dashiji.payload, 'articles')
    await approve(dashiji.payload, 'articles', id)
    return id
  }
  /** A role of these rights alone, and somebody who holds it. */
  const signInWithPermissions = async (...permissions: string[]): Promise<SignedInUser> => {
    const key = `of-${permissions.join('-').replaceAll('.', '-').toLowerCase()}-${randomBytes(2).toString('hex')}`
    await dashiji.payload.create({ collection: 'roles', data: { key, name: key, permissions: permissions as never } })
    return signIn(dashiji.payload, key)
  }

  beforeAll(async () => {
    dashiji = await startDashiji()
    admin = await signIn(dashiji.payload, 'admin')
  })
  afterAll(() => dashiji.stop())

  it('is there from the start in the five of the contract', async () => {
    const { docs } = await dashiji.payload.find({ collection: 'roles', depth: 0, sort: 'key' })
    expect(docs.map(({ key }) => key)).toEqual(['admin', 'editor', 'publisher', 'website', 'writer'])
    for (const { key, permissions } of startingRoles)
      expect(docs.find((role) => role.key === key)!.permissions ?? []).toEqual([...permissions])
  })

  it('holds no right to approve or to publish by managing users and roles alone', () => {
    const { permissions } = startingRoles.find(({ key }) => key === 'admin')!
    expect(permissions).not.toContain('content.review')
    expect(permissions).not.toContain('content.publish')
  })

  it('of the start keeps its key and stays; its rights may be changed', async () => {
    for (const { key } of startingRoles) {
      const id = await roleIdOf(key)
      expect(await errorCodeOf(send('patch', `roles/${id}`, { key: `${key}2` }))).toBe('startingRole')
      expect(await errorCodeOf(send('delete', `roles/${id}`))).toBe('startingRole')
    }
    await send('delete', 'roles?where[key][exists]=true').expect(400)
    await send('patch', 'roles?where[key][exists]=true', { key: 'one-for-all' })
    expect(
      await dashiji.payload.count({ collection: 'roles', where: { key: { in: startingRoles.map(({ key }) => key) } } }),
    ).toEqual({ totalDocs: 5 })
    await send('patch', `roles/${await roleIdOf('website')}`, { permissions: ['sources.read'] }).expect(200)
    await send('patch', `roles/${await roleIdOf('website')}`, { permissions: [] }).expect(200)
  })

  it('holds rights that there are, and no others', async () => {
    await send('post', 'roles', { key: 'odd', name: '怪', permissions: ['everything'] }).expect(400)
    await send('post', 'roles', { key: 'odd', name: '怪', permissions: ['content.read', { $ne: 1 }] }).expect(400)
    await send('post', 'roles', { key: 'all', name: '全', permissions: permissionKeys }).expect(201)
    await send('post', 'roles', { key: 'all', name: '又', permissions: [] }).expect(400)
  })

  it('gives nothing by what an older version left in it', async () => {
    const someone = await signInWithPermissions('admin.enter')
    await dashiji.payload.db.updateOne({
      collection: 'roles',
      id: someone.roleIds[0]!,
      data: { permissions: ['admin.enter', 'content.everything'] as never },
    })
    await send('get', 'articles/versions', undefined, someone).expect(403)
  })

  it('is deleted when nobody holds it any longer', async () => {
    const someone = await signInWithPermissions('content.read')
    expect(await errorCodeOf(send('delete', `roles/${someone.roleIds[0]}`))).toBe('roleInUse')
    await send('patch', `users/${someone.id}`, { roles: [] }).expect(200)
    await send('delete', `roles/${someone.roleIds[0]}`).expect(200)
  })

  it('adds to the others that a user holds', async () => {
    const both = await signIn(dashiji.payload, 'writer', 'publisher')
    const { body } = await send('post', 'articles', { title: '自写', kind: 'news' }, both).expect(201)
    await send('patch', `articles/${body.doc.id}?draft=true`, { title: '自写自改' }, both).expect(200)
    await approve(dashiji.payload, 'articles', body.doc.id)
    expect(await transition(body.doc.id, 'publish', both)).toBe(200)
    const others = await createLiveDocument(dashiji.payload, 'articles')
    await send('patch', `articles/${others.id}?draft=true`, { title: '改别人的' }, both).expect(403)
  })

  describe('of one right alone', () => {
    const cases: [string, (as: SignedInUser) => Promise<number>][] = [
      ['content.read', async (as) => (await send('get', 'articles/versions', undefined, as)).status],
      ['content.create', async (as) => (await send('post', 'articles', { title: '新', kind: 'news' }, as)).status],
      [
        'content.editAny',
        async (as) =>
          (
            await send(
              'patch',
              `articles/${(await createDocument(dashiji.payload, 'articles')).id}`,
              { title: '改' },
              as,
            )
          ).status,
      ],
      [
        'content.editOwn',
        async (as) =>
          (
            await send(
              'patch',
              `articles/${(await createDocument(dashiji.payload, 'articles', { owner: as.id })).id}`,
              { title: '改' },
              as,
            )
          ).status,
      ],
      ['content.review', async (as) => transition(await createSubmitted(), 'approve', as)],
      ['content.publish', async (as) => transition(await createApproved(), 'publish', as)],
      [
        'media.edit',
        async (as) =>
          (await send('patch', `media/${(await createDocument(dashiji.payload, 'media')).id}`, { alt: '改' }, as))
            .status,
      ],
      [
        'reference.create',
        async (as) => (await send('post', 'topics', { name: `主题${randomBytes(4).toString('hex')}` }, as)).status,
      ],
      [
        'reference.edit',
        async (as) =>
          (
            await send(
              'patch',
              `topics/${(await createDocument(dashiji.payload, 'topics')).id}`,
              { name: `改${randomBytes(4).toString('hex')}` },
              as,
            )
          ).status,
      ],
      ['sources.read', async (as) => (await send('get', 'sources', undefined, as)).status],
      [
        'users.manage',
        async (as) =>
          (await send('delete', `users/${(await createDocument(dashiji.payload, 'users')).id}`, undefined, as)).status,
      ],
      [
        'roles.manage',
        async (as) =>
          (await send('delete', `roles/${(await createDocument(dashiji.payload, 'roles')).id}`, undefined, as)).status,
      ],
      ['audit.read', async (as) => (await send('get', 'audit-events', undefined, as)).status],
      ['admin.enter', async (as) => (await send('get', 'users', undefined, as)).status],
    ]
    it.each(cases)('%s opens what it names and none of the others’', async (permission, _attempt) => {
      const someone = await signInWithPermissions(permission)
      const allowed: string[] = []
      for (const [named, attempt] of cases) if ((await attempt(someone)) < 300) allowed.push(named)
      const impliedPermissions: Record<string, string[]> = {
        'content.editAny': ['content.editAny', 'content.editOwn'],
        'users.manage': ['users.manage', 'admin.enter'],
        'reference.edit': ['reference.create', 'reference.edit'],
      }
      expect(allowed).toEqual(impliedPermissions[permission] ?? [permission])
    })
  })
})
