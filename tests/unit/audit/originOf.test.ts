import { beforeAll, describe, expect, it } from '@jest/globals'
import type { PayloadRequest } from 'payload'

import { originOf } from '../../../src/audit/originOf.js'

beforeAll(() => void (process.env.PUBLIC_URL = 'https://cms.example.org'))

type RequestSpec = {
  api?: 'REST' | 'GraphQL' | 'local'
  user?: 'person' | 'website'
  headers?: Record<string, string>
  context?: object
}

const permissions = { person: ['admin.enter'], website: [] }

const request = ({ api = 'REST', user, headers = {}, context = {} }: RequestSpec) =>
  ({
    payloadAPI: api,
    headers: new Headers(headers),
    context,
    user: user && { id: 'u1', collection: 'users', roles: ['r1'] },
    payload: { find: () => Promise.resolve({ docs: user ? [{ id: 'r1', permissions: permissions[user] }] : [] }) },
  }) as unknown as PayloadRequest

const page = 'https://cms.example.org/admin/collections/articles/1'

describe('The origin of a request', () => {
  it.each<[string, RequestSpec, string]>([
    ['a person in the admin, known by the page', { user: 'person', headers: { referer: page } }, 'person admin u1'],
    [
      'a person in the admin, known by the browser',
      { user: 'person', headers: { 'sec-fetch-site': 'same-origin' } },
      'person admin u1',
    ],
    [
      'a person in the admin, known by the origin',
      { user: 'person', headers: { origin: 'https://cms.example.org' } },
      'person admin u1',
    ],
    [
      'signing in on the admin’s page',
      { headers: { origin: 'https://cms.example.org', referer: 'https://cms.example.org/admin' } },
      'anonymous admin null',
    ],
    [
      'a person with a token, whatever page the request names',
      { user: 'person', headers: { authorization: 'JWT x', referer: page } },
      'person rest u1',
    ],
    [
      'another page of this site',
      {
        user: 'person',
        headers: { origin: 'https://cms.example.org', referer: 'https://cms.example.org/administration' },
      },
      'person rest u1',
    ],
    [
      'the admin of another site',
      { user: 'person', headers: { referer: 'https://elsewhere.example.org/admin' } },
      'person rest u1',
    ],
    ['a page with an invalid address', { headers: { referer: '%' } }, 'anonymous rest null'],
    ['a website’s key', { user: 'website', headers: { authorization: 'users API-Key x' } }, 'website rest u1'],
    ['an anonymous client over REST', {}, 'anonymous rest null'],
    ['an anonymous client over GraphQL', { api: 'GraphQL' }, 'anonymous graphql null'],
    ['a person over GraphQL', { api: 'GraphQL', user: 'person' }, 'person graphql u1'],
    ['the program itself', { api: 'local' }, 'system command null'],
    ['the program for a person', { api: 'local', user: 'person' }, 'person command u1'],
    ['the import', { api: 'local', context: { actorKind: 'import', channel: 'import' } }, 'import import null'],
    [
      'a job for a person',
      { api: 'local', user: 'person', context: { actorKind: 'system', channel: 'job' } },
      'system job u1',
    ],
    ['a context with unknown values', { context: { actorKind: 'king', channel: 'toString' } }, 'anonymous rest null'],
  ])('%s', async (_, spec, expected) => {
    const { actor, actorKind, channel } = await originOf(request(spec))
    expect(`${actorKind} ${channel} ${actor}`).toBe(expected)
  })
})
