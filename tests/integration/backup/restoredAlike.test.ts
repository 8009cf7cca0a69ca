import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import request from 'supertest'

import { createDocumentIn } from '../../support/documents.js'
import { signIn, type Person } from '../../support/people.js'
import { sampleData } from '../../support/sampleData.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents } from '../../support/stored.js'
import { currentPlace, dropPlace, emptyPlace, runCommand, startProgram, type Place, type Ran } from './commands.js'

const publicCollections = ['articles', 'activities', 'people', 'honours', 'organisations', 'topics', 'media'] as const
const lists = ['Articles', 'Activities', 'People', 'Honours', 'Organisations', 'Topics', 'allMedia'] as const
const variables = {
  'article-page.graphql': [
    { slug: 'guo-ji-can-ji-ren-ri-liao-cheng-shi-can-lian-xi-lie-huo-dong-wei-can-ji-ren-yu' },
    { slug: 'hui-gu-2023-jin-shan-qu-can-ji-ren-shi-ye-fa-zhan-da-shi-ji' },
  ],
  'person-page.graphql': [{ slug: 'li-ting' }],
  'home-list.graphql': [{}],
}

type Server = Dashiji['app'] | string
type Answers = Record<string, unknown>

/** What the public is answered: the queries of the documentation, all lists, each document, and each image file. */
async function publicAnswers(server: Server): Promise<Answers> {
  const answers: Answers = {}
  const ask = async (name: string, query: string, values: object = {}) => {
    const { status, body } = await request(server).post('/api/graphql').send({ query, variables: values })
    answers[`${name} ${JSON.stringify(values)}`] = { status, body }
  }
  for (const name of readdirSync('docs/queries').filter((file) => file.endsWith('.graphql')))
    for (const values of variables[name as keyof typeof variables])
      await ask(name, readFileSync(`docs/queries/${name}`, 'utf8'), values)
  for (const list of lists) await ask(list, `{ ${list}(limit: 100, sort: "id") { totalDocs docs { id updatedAt } } }`)
  for (const collection of publicCollections) {
    const { status, body } = await request(server).get(`/api/${collection}?limit=100&sort=id&depth=1`)
    answers[collection] = { status, body }
    for (const { id } of body.docs as { id: string }[]) {
      const one = await request(server).get(`/api/${collection}/${id}?depth=2`)
      answers[`${collection}/${id}`] = { status: one.status, body: one.body }
    }
  }
  for (const path of filePathsIn(JSON.stringify(answers.media))) {
    const { status, headers, body } = await request(server).get(path).responseType('blob')
    answers[path] = { status, type: headers['content-type'], etag: headers.etag, bytes: body.toString('base64') }
  }
  return answers
}

const filePathsIn = (json: string): string[] =>
  [...new Set([...json.matchAll(/\/api\/media\/file\/[^"\\]+/g)].map(([path]) => path))].sort()

describe('A backup made beside a running server and restored elsewhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-backup-'))
  const file = join(folder, 'today.tar')
  let dashiji: Dashiji
  let before: Answers
  let publisher: Person
  let place: Place
  let made: Ran
  let restored: Ran
  let copy: ReturnType<typeof startProgram>
  let served: { port: number; ok: boolean; count: number }
  let eventCount: number

  beforeAll(async () => {
    dashiji = await startDashiji({ content: true })
    const { payload } = dashiji
    publisher = await signIn(payload, 'publisher')
    await createDocumentIn(payload, 'articles', 'edited')
    await createDocumentIn(payload, 'activities', 'archived')
    await createDocumentIn(payload, 'honours', 'inReview')
    eventCount = (await readAuditEvents(payload)).length
    before = await publicAnswers(dashiji.app)
    made = await runCommand('backup', currentPlace(), file)
    place = emptyPlace(folder)
    restored = await runCommand('restore', place, file)
    copy = startProgram(new URL('serveCopy.ts', import.meta.url).pathname, place)
    copy.stderr.pipe(process.stderr)
    served = await new Promise((resolve, reject) => {
      let text = ''
      copy.stdout.on('data', (part) => {
        text += String(part)
        const line = text.split('\n').find((one) => one.startsWith('{"port"'))
        if (line) resolve(JSON.parse(line))
      })
      copy.once('exit', () => reject(new Error(`the copy ended: ${text}`)))
    })
  }, 300_000)
  afterAll(async () => {
    copy?.kill('SIGKILL')
    await dashiji?.stop()
    if (place) await dropPlace(place)
    rmSync(folder, { recursive: true, force: true })
  })

  const url = () => `http://127.0.0.1:${served.port}`

  it('is one file, made and restored with status 0, and says where the keys are', () => {
    expect([made.status, made.stderr, restored.status, restored.stderr]).toEqual([0, '', 0, ''])
    expect(made.stdout).toContain('DATA_DIR/secret')
    expect(restored.stdout).toMatch(/The audit chain is intact: \d+ events/)
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
    expect(readFileSync(file).includes(Buffer.from(place.PAYLOAD_SECRET!))).toBe(false)
  })

  it('answers every public query and every image file as the first one did', async () => {
    const after = await publicAnswers(url())
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const [name, answer] of Object.entries(before)) expect([name, after[name]]).toEqual([name, answer])
    expect(Object.keys(before).filter((name) => name.startsWith('/api/media/file/')).length).toBeGreaterThan(20)
  })

  it('has the whole audit chain, which verifies', () => {
    expect(served).toMatchObject({ ok: true, count: eventCount })
  })

  it('lets people sign in, write and take transitions', async () => {
    const { body, status } = await request(url())
      .post('/api/users/login')
      .send({ email: publisher.email, password: 'a long password' })
    expect(status).toBe(200)
    const headers = { Authorization: `JWT ${body.token}` }
    const { body: list } = await request(url())
      .get('/api/articles?limit=1&sort=createdAt&where[workflowState][equals]=published')
      .set(headers)
    const { id } = list.docs[0] as { id: string }
    const { body: state } = await request(url()).get(`/api/articles/${id}/transitions`).set(headers)
    const archived = await request(url())
      .post(`/api/articles/${id}/transitions/archive`)
      .set(headers)
      .send({ revision: state.revision, comment: '试一次' })
    expect([archived.status, archived.body.errors]).toEqual([200, undefined])
    const refused = await request(url()).post('/api/users').set(headers).send(sampleData.users!())
    expect(refused.status).toBe(403)
  })

  it('does not go where something is already, or over a file that exists', async () => {
    const again = await runCommand('restore', place, file)
    expect([again.status, again.stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(again.stderr).toContain('is not empty')
    const over = await runCommand('backup', currentPlace(), file)
    expect([over.status, over.stderr]).toEqual([2, expect.stringContaining('is not overwritten')])
    expect(existsSync(join(place.MEDIA_DIR, '.restoring'))).toBe(false)
  })
})
