import { performance } from 'node:perf_hooks'

import { createLocalReq, getPayload, readMigrationFiles } from 'payload'

import { workflowOf } from '../src/workflow/workflowOf.js'

/**
 * A process of the benchmark: receives `{ task, count }` messages and replies with the milliseconds of each operation.
 */
const isDashiji = process.argv[2] === 'ours'
const { default: config } = isDashiji
  ? await import('../payload.config.js')
  : { default: (await import('./deliveryPlain.js')).plainConfig() }
const payload = await getPayload({ config })
const migrations = await readMigrationFiles({ payload })
await payload.db.migrate({ migrations: migrations.filter(({ name }) => /schema|workflow|roles/.test(name)) })

const createUser = async (key: string) => {
  const { docs } = await payload.find({ collection: 'roles', where: { key: { equals: key } }, depth: 0 })
  return payload.create({
    collection: 'users',
    data: { email: `${key}@example.org`, password: 'a long password', roles: [docs[0]!.id] },
  })
}
const [writer, editor, publisher] = [
  await createUser('writer'),
  await createUser('editor'),
  await createUser('publisher'),
]
const requestAs = (user: object) => createLocalReq({ user: { ...user, collection: 'users' } as never }, payload)
const paragraph = {
  type: 'paragraph',
  version: 1,
  direction: 'ltr',
  format: '',
  indent: 0,
  textFormat: 0,
  children: [
    {
      type: 'text',
      version: 1,
      text: '走访慰问困难残疾人家庭，送去关怀与温暖。'.repeat(3),
      format: 0,
      detail: 0,
      mode: 'normal',
      style: '',
    },
  ],
}
const body = {
  root: {
    type: 'root',
    version: 1,
    direction: 'ltr',
    format: '',
    indent: 0,
    children: Array.from({ length: 20 }, () => paragraph),
  },
}
let number = 0
const draft = async () =>
  String(
    (
      await payload.create({
        collection: 'articles',
        data: { title: `文章 ${(number += 1)}`, kind: 'news', body } as never,
        draft: true,
        req: await requestAs(writer),
      })
    ).id,
  )

const tasks: Record<string, () => Promise<() => Promise<unknown>>> = {
  async save() {
    const id = await draft()
    await payload.update({
      collection: 'articles',
      id,
      data: { title: '第一稿' },
      draft: true,
      autosave: true,
      req: await requestAs(writer),
    })
    return async () =>
      payload.update({
        collection: 'articles',
        id,
        data: { title: `第 ${(number += 1)} 稿` },
        draft: true,
        autosave: true,
        req: await requestAs(writer),
      })
  },
  async publication() {
    const id = await draft()
    if (!isDashiji)
      return async () =>
        payload.update({ collection: 'articles', id, data: { _status: 'published' }, req: await requestAs(publisher) })
    const { performTransition } = workflowOf(payload)
    await performTransition(await requestAs(writer), { collection: 'articles', id, name: 'submit', revision: '1' })
    await performTransition(await requestAs(editor), { collection: 'articles', id, name: 'approve', revision: '2' })
    return async () =>
      performTransition(await requestAs(publisher), { collection: 'articles', id, name: 'publish', revision: '3' })
  },
}

process.on('message', ({ task, count }: { task: string; count: number }) => {
  void (async () => {
    const times: number[] = []
    for (let n = 0; n < count; n += 1) {
      const perform = await tasks[task]!()
      const startedAt = performance.now()
      await perform()
      times.push(performance.now() - startedAt)
    }
    process.send!(times)
  })()
})
process.send!('ready')
