import { beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Field, SanitizedCollectionConfig, SanitizedConfig } from 'payload'

type FoundLabel = { path: string; label: unknown }

/** What Payload adds by itself, and labels by itself in the language of the admin. */
const payloadFieldNames = new Set([
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
const untranslatedNames = new Set(['SHA-256', 'REST', 'GraphQL'])

const isBilingual = (label: unknown): boolean => {
  const { zh, en } = (label ?? {}) as { zh?: unknown; en?: unknown }
  if (zh === en && untranslatedNames.has(String(zh))) return true
  return typeof zh === 'string' && /\p{Script=Han}/u.test(zh) && typeof en === 'string' && /[a-z]/i.test(en)
}

const isHidden = (field: Field): boolean =>
  ('hidden' in field && field.hidden === true) ||
  (field.admin !== undefined && 'hidden' in field.admin && field.admin.hidden === true)

/** Every text of a field and of the fields in it that a person reads in the admin. */
function labelsOf(field: Field, path: string): FoundLabel[] {
  const name = 'name' in field ? field.name : undefined
  const fieldPath = name ? `${path}.${name}` : path
  if (name && payloadFieldNames.has(name)) return []
  const ownLabels: FoundLabel[] =
    name && 'label' in field && !isHidden(field) ? [{ path: fieldPath, label: field.label }] : []
  if (field.admin && 'description' in field.admin && typeof field.admin.description === 'object')
    ownLabels.push({ path: `${fieldPath} description`, label: field.admin.description })
  if ('options' in field)
    ownLabels.push(
      ...field.options.map((option) => ({
        path: `${fieldPath} option ${typeof option === 'string' ? option : option.value}`,
        label: typeof option === 'string' ? option : option.label,
      })),
    )
  if (field.type === 'array') ownLabels.push({ path: `${fieldPath} singular`, label: field.labels?.singular })
  const tabs =
    field.type === 'tabs'
      ? field.tabs.flatMap((tab) => [
          { path: `${fieldPath} tab`, label: tab.label },
          ...tab.fields.flatMap((inner) => labelsOf(inner, fieldPath)),
        ])
      : []
  const inner = 'fields' in field ? field.fields.flatMap((one) => labelsOf(one, fieldPath)) : []
  return [...ownLabels, ...tabs, ...inner]
}

const labelsOfCollection = ({ slug, labels, admin, fields }: SanitizedCollectionConfig): FoundLabel[] => [
  { path: `${slug} singular`, label: labels.singular },
  { path: `${slug} plural`, label: labels.plural },
  ...(admin.group === false || admin.hidden === true ? [] : [{ path: `${slug} group`, label: admin.group }]),
  ...(admin.description === undefined ? [] : [{ path: `${slug} description`, label: admin.description }]),
  ...fields.flatMap((field) => labelsOf(field, slug)),
]

let config: SanitizedConfig
let foundLabels: FoundLabel[]
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
  foundLabels = config.collections.filter(({ slug }) => !slug.startsWith('payload-')).flatMap(labelsOfCollection)
})

describe('the admin', () => {
  it('is read from top to bottom by this test', () => {
    expect(foundLabels.length).toBeGreaterThan(150)
    expect(foundLabels.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'articles singular',
        'activities.date.precision option month',
        'people.positions singular',
      ]),
    )
  })

  it('has every collection, field, help text and option in Chinese and in English', () => {
    expect(foundLabels.filter(({ label }) => !isBilingual(label)).map(({ path }) => path)).toEqual([])
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
