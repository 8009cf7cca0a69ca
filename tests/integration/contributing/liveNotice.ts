import { signInPeople, type Person } from '../../support/people.js'
import { queryGraphql, send, sendTransition } from '../../support/requests.js'
import { readAuditEvents } from '../../support/stored.js'

// Read by startDashiji, for which Jest sets it otherwise.
Object.assign(globalThis, { DASHIJI_DATABASE: process.env.DATABASE_KIND })
const { startDashiji } = await import('../../support/startDashiji.js')

/**
 * Takes one notice through the whole workflow over HTTP, in a copy of the project that has a governed collection
 * `notices`, and prints what it saw as one line of JSON.
 */
const dashiji = await startDashiji()
const { payload } = dashiji
const { writer, editor, publisher } = await signInPeople(payload, 'writer', 'editor', 'publisher')

type Live = { Notices: { docs: object[] }; Notice_: { name: string } }
const live = async () => {
  const query = '{ Notices { docs { title slug content } } Notice_: __type(name: "Notice") { name } }'
  const { data } = await queryGraphql<Live>(dashiji, query)
  return { docs: data!.Notices.docs, type: data!.Notice_.name }
}

const created = await send(dashiji, 'post', 'notices?draft=true', writer, {
  title: '招聘公示',
  content: '面向残疾人的岗位',
})
const id = String(created.body.doc.id)
const path = `notices/${id}`
const transition = async (name: string, as: Person) => (await sendTransition(dashiji, path, name, as)).status
const seen = {
  created: created.status,
  liveAtFirst: (await live()).docs,
  submit: await transition('submit', writer),
  approveByWriter: await transition('approve', writer),
  approve: await transition('approve', editor),
  directly: (await send(dashiji, 'patch', path, publisher, { _status: 'published' })).status,
  publish: await transition('publish', publisher),
  ...(await live()),
  rules: Object.keys(await payload.findGlobal({ slug: 'workflow-settings' })),
  events: (await readAuditEvents(payload, { document: id })).map(({ action }) => action),
}
process.stdout.write(`${JSON.stringify(seen)}\n`)
await dashiji.stop()
process.exit(0)
