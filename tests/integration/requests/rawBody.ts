import fc from 'fast-check'

import { oddString } from './fuzzSettings.js'

export const who = fc.constantFrom('anonymous', 'website', 'writer', 'editor', 'admin', 'allRoles')

/** Addresses that take a body and are no collection or document. */
export const endpoints = [
  'users/login',
  'users/logout',
  'users/refresh-token',
  'users/forgot-password',
  'users/reset-password',
  'users/unlock',
  'users/first-register',
  'users/verify/x',
  'payload-preferences/nav',
  'globals/workflow-settings',
  'articles/ID/transitions/submit',
  'articles/ID/transitions/publish',
  'articles/ID/transitions/constructor',
  'articles/ID/duplicate',
  'articles/versions/x',
  'articles/access/ID',
  'people/ID/duplicate',
  'constructor',
  '__proto__/x',
]

/** A request with a body of some type, which need not be what it is. */
export const rawBody = fc.record({
  who,
  verb: fc.constantFrom('post', 'patch', 'delete' as const),
  path: fc.constantFrom('articles', 'articles/ID', 'media', 'media/ID', 'users', 'users/ID', ...endpoints),
  override: fc.constantFrom('', '', '', 'GET', 'PUT'),
  type: fc.oneof(
    fc.constantFrom(
      'application/json',
      'Application/JSON; charset=utf-16',
      'application/json;',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'multipart/form-data; boundary=b',
      'multipart/form-data; boundary=b',
      'multipart/mixed; boundary=b',
      'image/png',
      'text',
      '',
    ),
  ),
  body: fc.oneof(
    fc.constantFrom(
      '',
      '{',
      'null',
      '[]',
      '5',
      '"x"',
      '{"title":"x"',
      '{"__proto__":{"x":1}}',
      '[object Object]',
      'title=x&where[title][equals]=x',
      'where[publishedAt][less_than]=x&sort=%00&limit=x',
      '--b',
      '--b--',
      '--b--\r\n',
      '--b\r\n\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"title":\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n[]\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"alt":"x"}\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n{}\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n{"filename":"x"}\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a\0b.png"\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nx',
      '--b\r\nX: y\r\n\r\nx\r\n--b--\r\n',
      `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    ),
    oddString,
  ),
})
