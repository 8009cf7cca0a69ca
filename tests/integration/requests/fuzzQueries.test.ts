import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { createDocumentIn, createImage } from '../../support/documents.js'
import { signInPeople, type Requester } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { fuzz, oddString, type FuzzResult } from './fuzzSettings.js'

const collections = [
  'articles',
  'activities',
  'people',
  'honours',
  'organisations',
  'topics',
  'media',
  'sources',
  'users',
  'roles',
  'audit-events',
  'workflow-records',
  'payload-preferences',
  'payload-locked-documents',
  'payload-migrations',
]
const fields =
  'id _id title name slug body body.root bodyHtml summary kind cover cover.alt images images.id topics topics.name byline ' +
  'publishedAt origin origin.url activities activities.title honours article article.title date date.start date.end ' +
  'participants participants.person participants.person.name participants.title participants.id figures figures.value ' +
  'organisers recipients recipients.name year level scope positions positions.organisation.name biography portrait ' +
  'aliases parent parent.parent.name source source.text createdBy createdBy.email workflowState _status deletedAt ' +
  'createdAt updatedAt revision firstPublishedAt alt decorative filename filesize width sizes.card.url focalX publicUses ' +
  'isPublic fileHash originUrl availability email password hash roles roles.key apiKey enableAPIKey sessions ' +
  'sessions.id lockUntil loginAttempts permissions sequence at codes details details.from sha256 receivedAt report ' +
  'version version.title version.publishedAt parent.title latest autosave and or AND __proto__ constructor toString ' +
  'user user.value document document.value key value'
const operators =
  'equals not_equals in not_in all like not_like contains exists greater_than greater_than_equal less_than ' +
  'less_than_equal near within intersects isNull $ne __proto__ constructor'

const field = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...fields.split(' ')) }, oddString)
const operator = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...operators.split(' ')) }, oddString)
const name = (text: string) => encodeURIComponent(Buffer.from(text).toString())
const encoded = oddString.map(name)
const suffix = fc.constantFrom('', '', '', '[]', '[0]', '[x]', '[equals]')

const condition = fc
  .tuple(field, operator, suffix, encoded)
  .map(([path, by, more, value]) => `[${name(path)}][${name(by)}]${more}=${value}`)
const where = fc.oneof(
  { weight: 6, arbitrary: condition.map((text) => `where${text}`) },
  fc
    .tuple(fc.constantFrom('and', 'or', 'AND', 'Or'), condition)
    .map(([junction, text]) => `where[${junction}][0]${text}`),
  fc.tuple(fc.constantFrom('where', 'where[and]', 'where[or][0]'), encoded).map((parts) => parts.join('=')),
  fc
    .tuple(field, operator, oddString)
    .map(([path, by, value]) => `where=${encodeURIComponent(JSON.stringify({ [path]: { [by]: value } }))}`),
  fc
    .tuple(
      field,
      operator,
      fc.constantFrom<unknown>(null, 1, true, [], [null], {}, [{}], [[1]], 'x', 1e308, ['x', null]),
    )
    .map(([path, by, value]) => `where=${encodeURIComponent(JSON.stringify({ [path]: { [by]: value } }))}`),
)
const joins = fc
  .tuple(
    fc.constantFrom('activities', 'honours', 'title', 'none', '__proto__'),
    fc.constantFrom('limit', 'page', 'sort', 'count', 'x'),
    encoded,
  )
  .map(([join, part, value]) => `joins[${join}][${part}]=${value}`)
const parameter = fc.oneof(
  { weight: 8, arbitrary: where },
  fc
    .tuple(fc.constantFrom('sort', 'sort[]', 'sort[x]'), fc.constantFrom('', '-', '--'), field)
    .map(([key, sign, path]) => `${key}=${sign}${name(path)}`),
  fc
    .tuple(
      fc.constantFrom(
        ...'sort limit page depth select populate joins locale fallback-locale draft trash pagination data prefix'.split(
          ' ',
        ),
        ...'field overrideLock revision autosave comment where limit[] page[x] depth[] draft[] trash[x] field[]'.split(
          ' ',
        ),
        ...'publishAllLocales publishSpecificLocale flattenLocales uploadEdits'.split(' '),
      ),
      encoded,
    )
    .map((parts) => parts.join('=')),
  fc
    .tuple(fc.constantFrom('select', 'populate', 'populate[media]', 'populate[articles]'), field, suffix, encoded)
    .map(([key, path, more, value]) => `${key}[${name(path)}]${more}=${value}`),
  joins,
  fc.tuple(fc.constantFrom('activities', 'honours'), condition).map(([join, text]) => `joins[${join}][where]${text}`),
)

const addressPart = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    '/count',
    '/versions',
    '/me',
    '/access',
    '/distinct',
    '/init',
    '/versions/count',
    '/file',
    '/_transitions',
  ),
  encoded.map((text) => `/${text}`),
  encoded.map((text) => `/file/${text}`),
  encoded.map((text) => `/versions/${text}`),
  encoded.map((text) => `/${text}/transitions`),
  fc.constantFrom('/ID', '/ID', '/ID/versions', '/ID/transitions', '/file/NAME'),
)
const collection = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...collections) },
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'globals',
    'globals/workflow-settings',
    'globals/__proto__',
    'access',
  ),
)
const request = fc.record({
  who: fc.constantFrom('anonymous', 'website', 'writer', 'admin'),
  collection,
  addressPart,
  parameters: fc.array(parameter, { maxLength: 3 }),
})

describe('No query is answered with a fault of the server', () => {
  let dashiji: Dashiji
  let people: Record<string, Requester>
  let known: Record<string, { id: string; filename?: string }>

  beforeAll(async () => {
    dashiji = await startDashiji()
    people = await signInPeople(dashiji.payload, 'anonymous', 'website', 'writer', 'admin')
    const { payload } = dashiji
    known = { media: await createImage(payload) }
    for (const slug of ['articles', 'activities', 'people', 'honours'] as const)
      known[slug] = await createDocumentIn(payload, slug, 'live')
  })
  afterAll(() => dashiji.stop())

  it('by REST, whoever asks', async () => {
    const result = await fuzz(
      request,
      async ({ who, collection: slug, addressPart: part, parameters }): Promise<FuzzResult> => {
        const { id = 'x', filename = 'x' } = known[slug] ?? {}
        const address = part.replace('ID', id).replace('NAME', filename)
        const path = `${slug}${address}?${parameters.join('&')}`
        const { status, body } = await send(dashiji, 'get', path, people[who])
        const isFault = status >= 500
        return {
          sent: `${who} GET ${path.slice(0, 300)}`,
          fault: isFault ? `${status} ${JSON.stringify(body).slice(0, 80)}` : undefined,
        }
      },
    )
    expect(result.faults.slice(0, 400)).toEqual([])
  }, 900_000)
})
