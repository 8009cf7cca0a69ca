import { randomBytes } from 'node:crypto'

import request from 'supertest'

// Read by startDashiji, for which Jest sets it otherwise.
Object.assign(globalThis, { DASHIJI_DATABASE: process.env.DATABASE_KIND })
const { startDashiji } = await import('../../support/startDashiji.js')

/**
 * Takes one notice through the whole workflow over HTTP, in a copy of the project that has a governed collection `notices`,
 * and prints what it saw as one line of JSON.
 */
const { app, payload, stop } = await startDashiji()
const password = randomBytes(9).toString('hex')
const { docs: roles } = await payload.find({ collection: 'roles', pagination: false })

async function signIn(role: string): Promise<{ Authorization: string }> {
  const email = `${role}@example.org`
  const roleIds = roles.filter(({ key }) => key === role).map(({ id }) => id)
  await payload.create({ collection: 'users', data: { email, password, name: role, roles: roleIds } })
  const { token } = await payload.login({ collection: 'users', data: { email, password } })
  return { Authorization: `JWT ${token}` }
}
const [writer, editor, publisher] = [await signIn('writer'), await signIn('editor'), await signIn('publisher')]

async function take(name: string, as: { Authorization: string }, id: string): Promise<number> {
  const path = `/api/notices/${id}/transitions`
  const { body } = await request(app).get(path).set(as)
  const { status } = await request(app).post(`${path}/${name}`).set(as).send({ revision: body.revision })
  return status
}
const live = async () => {
  const query = '{ Notices { docs { title slug content } } Notice_: __type(name: "Notice") { name } }'
  const { body } = await request(app).post('/api/graphql').send({ query })
  return { docs: body.data.Notices.docs as object[], type: body.data.Notice_?.name as string }
}

const created = await request(app)
  .post('/api/notices?draft=true')
  .set(writer)
  .send({ title: '招聘公示', content: '面向残疾人的岗位' })
const id = String(created.body.doc.id)
const seen = {
  created: created.status,
  liveAtFirst: (await live()).docs,
  submit: await take('submit', writer, id),
  approveByWriter: await take('approve', writer, id),
  approve: await take('approve', editor, id),
  directly: (await request(app).patch(`/api/notices/${id}`).set(publisher).send({ _status: 'published' })).status,
  publish: await take('publish', publisher, id),
  ...(await live()),
  rules: Object.keys(await payload.findGlobal({ slug: 'workflow-settings' })),
  events: (
    await payload.find({ collection: 'audit-events', where: { document: { equals: id } }, sort: 'sequence', limit: 50 })
  ).docs.map(({ action }) => action),
}
process.stdout.write(`${JSON.stringify(seen)}\n`)
await stop()
process.exit(0)
