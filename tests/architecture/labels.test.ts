import { beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field, SanitizedCollectionConfig, SanitizedConfig } from 'payload'

type Found = { path: string; text: unknown }

/** What Payload adds by itself, and labels by itself in the language of the admin. */
const ofPayload = new Set([
  'id',
  'createdAt',
  'updatedAt',
  'deletedAt',
  '_status',
  'email',
  'password',
  'apiKey',
  'enableAPIKey',
  'hasAPIKey',
  'apiKeyIndex',
  'salt',
  'hash',
  'resetPasswordToken',
  'resetPasswordExpiration',
  'loginAttempts',
  'lockUntil',
  'sessions',
  'filename',
  'mimeType',
  'filesize',
  'width',
  'height',
  'focalX',
  'focalY',
  'url',
  'thumbnailURL',
  'sizes',
  'blockName',
  'folder',
])

/** Names that are the same in every language. */
const proper = new Set(['SHA-256', 'REST', 'GraphQL'])

const isBilingual = (text: unknown): boolean => {
  const { zh, en } = (text ?? {}) as { zh?: unknown; en?: unknown }
  if (zh === en && proper.has(String(zh))) return true
  return typeof zh === 'string' && /\p{Script=Han}/u.test(zh) && typeof en === 'string' && /[a-z]/i.test(en)
}

const isHidden = (field: Field): boolean =>
  ('hidden' in field && field.hidden === true) ||
  (field.admin !== undefined && 'hidden' in field.admin && field.admin.hidden === true)

/** Every text of a field and of the fields in it that a person reads in the admin. */
function textsOf(field: Field, path: string): Found[] {
  const name = 'name' in field ? field.name : undefined
  const here = name ? `${path}.${name}` : path
  if (name && ofPayload.has(name)) return []
  const own: Found[] = name && 'label' in field && !isHidden(field) ? [{ path: here, text: field.label }] : []
  if (field.admin && 'description' in field.admin && typeof field.admin.description === 'object')
    own.push({ path: `${here} description`, text: field.admin.description })
  if ('options' in field)
    own.push(
      ...field.options.map((option) => ({
        path: `${here} option ${typeof option === 'string' ? option : option.value}`,
        text: typeof option === 'string' ? option : option.label,
      })),
    )
  if (field.type === 'array') own.push({ path: `${here} singular`, text: field.labels?.singular })
  const tabs =
    field.type === 'tabs'
      ? field.tabs.flatMap((tab) => [
          { path: `${here} tab`, text: tab.label },
          ...tab.fields.flatMap((inner) => textsOf(inner, here)),
        ])
      : []
  const inner = 'fields' in field ? field.fields.flatMap((one) => textsOf(one, here)) : []
  return [...own, ...tabs, ...inner]
}

const textsOfCollection = ({ slug, labels, admin, fields }: SanitizedCollectionConfig): Found[] => [
  { path: `${slug} singular`, text: labels.singular },
  { path: `${slug} plural`, text: labels.plural },
  ...(admin.group === false || admin.hidden === true ? [] : [{ path: `${slug} group`, text: admin.group }]),
  ...(admin.description === undefined ? [] : [{ path: `${slug} description`, text: admin.description }]),
  ...fields.flatMap((field) => textsOf(field, slug)),
]

let config: SanitizedConfig
let found: Found[]
beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-labels-'))
  Object.assign(process.env, {
    DATA_DIR: directory,
    MEDIA_DIR: directory,
    PAYLOAD_SECRET: 'a secret for tests only, 32 characters',
  })
  const { default: sanitised } = await import('../../payload.config.js')
  config = await sanitised
  rmSync(directory, { recursive: true })
  found = config.collections.filter(({ slug }) => !slug.startsWith('payload-')).flatMap(textsOfCollection)
})

describe('the admin', () => {
  it('is read from top to bottom by this test', () => {
    expect(found.length).toBeGreaterThan(150)
    expect(found.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'articles singular',
        'activities.date.precision option month',
        'people.positions singular',
      ]),
    )
  })

  it('has every collection, field, help text and option in Chinese and in English', () => {
    expect(found.filter(({ text }) => !isBilingual(text)).map(({ path }) => path)).toEqual([])
  })

  it('speaks Chinese unless another language is asked for', () => {
    expect(config.i18n.fallbackLanguage).toBe('zh')
    expect(Object.keys(config.i18n.supportedLanguages).sort()).toEqual(['en', 'zh'])
  })

  it('names the collections of the contract', () => {
    expect(config.collections.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining([
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
      ]),
    )
  })

  it('asks no remote host for anything', () => {
    expect(config.admin.avatar).toBe('default')
    expect(config.telemetry).toBe(false)
  })
})
