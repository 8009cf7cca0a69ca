import { resolve } from 'node:path'

import { describe, expect, it } from '@jest/globals'
import express from 'express'

import { readEnvironment, SettingsError } from '../../../src/config/environment.js'
import type { Bilingual } from '../../../src/vocabulary/bilingual.js'

const problemsOf = (env: Record<string, string>): readonly Bilingual[] => {
  try {
    readEnvironment(env)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

describe('The settings', () => {
  it('have the documented defaults', () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUri: `file:${resolve('data/dashiji.db')}`,
      dataDirectory: resolve('data'),
      mediaDirectory: resolve('media'),
      secret: undefined,
      firstAdministrator: undefined,
      importAs: 'published',
      keepDraftsDays: 90,
      publicUrl: 'http://localhost:3000',
      trustedProxies: ['loopback'],
    })
  })

  it('put the embedded database in DATA_DIR unless DATABASE_URI is set', () => {
    expect(readEnvironment({ DATA_DIR: '/srv/d' }).databaseUri).toBe('file:/srv/d/dashiji.db')
    expect(readEnvironment({ DATA_DIR: '/srv/d', DATABASE_URI: 'file:/else/x.db' }).databaseUri).toBe('file:/else/x.db')
  })

  it('treat an empty value as not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URI: '', PAYLOAD_SECRET: '', IMPORT_AS: '' })).toEqual(
      readEnvironment({}),
    )
  })

  it.each([
    ['0', 0],
    ['2', 2],
    ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
    ['fd00::1', ['fd00::1']],
  ])('take TRUST_PROXY=%s as Express does', (value, proxies) => {
    const { trustedProxies } = readEnvironment({ TRUST_PROXY: value })
    expect(trustedProxies).toEqual(proxies)
    expect(() => express().set('trust proxy', trustedProxies)).not.toThrow()
  })

  it('remove the final slash of PUBLIC_URL', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://cms.example.org/' }).publicUrl).toBe('https://cms.example.org')
  })

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '0' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ HOST: 'a b' }, 'HOST'],
    [{ DATABASE_URI: 'postgres://x' }, 'DATABASE_URI'],
    [{ DATABASE_URI: 'file:' }, 'DATABASE_URI'],
    [{ PAYLOAD_SECRET: 'short' }, 'PAYLOAD_SECRET'],
    [{ ADMIN_EMAIL: 'nobody', ADMIN_PASSWORD: 'a long password' }, 'ADMIN_EMAIL'],
    [{ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: '🔑🔑🔑🔑🔑🔑🔑🔑🔑' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: ' '.repeat(12) }, 'ADMIN_PASSWORD'],
    [{ ADMIN_EMAIL: 'a@example.org' }, 'ADMIN_EMAIL, ADMIN_PASSWORD'],
    [{ IMPORT_AS: 'draft' }, 'IMPORT_AS'],
    [{ KEEP_DRAFTS_DAYS: '-1' }, 'KEEP_DRAFTS_DAYS'],
    [{ KEEP_DRAFTS_DAYS: '99999' }, 'KEEP_DRAFTS_DAYS'],
    [{ PUBLIC_URL: 'cms.example.org' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://cms.example.org' }, 'PUBLIC_URL'],
    [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '-1' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '1.5' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '10.0.0' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: 'loopback,' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: '::1/0' }, 'TRUST_PROXY'],
    [{ TRUST_PROXY: 'proxy.example.org' }, 'TRUST_PROXY'],
  ])('are refused with %j, with the name of the setting', (env, name) => {
    const problems = problemsOf(env as Record<string, string>)
    expect(problems).toHaveLength(1)
    expect(problems[0]?.zh).toMatch(new RegExp(`^${name}: .*\\p{Script=Han}`, 'u'))
    expect(problems[0]?.en).toMatch(new RegExp(`^${name}: [ -~]+$`))
  })

  it('are refused with every wrong one named in a single line', () => {
    const error = new SettingsError(problemsOf({ PORT: 'x', IMPORT_AS: 'y', PUBLIC_URL: 'z' }))
    expect(error.messages.zh).toMatch(/^设置有误：PORT: .*；IMPORT_AS: .*；PUBLIC_URL: [^\n]*$/)
    expect(error.messages.en).toMatch(/^Wrong settings: PORT: .*; IMPORT_AS: .*; PUBLIC_URL: [^\n]*$/)
  })
})
