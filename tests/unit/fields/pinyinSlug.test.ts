import { expect, test } from '@jest/globals'

import { pinyinSlug } from '../../../src/fields/slug/pinyinSlug.js'

test.each([
  ['金山区残联', 'jin-shan-qu-can-lian'],
  ['“2023感动上海年度人物”提名奖', '2023-gan-dong-shang-hai-nian-du-ren-wu-ti-ming-jiang'],
  ['Payload 3 上线', 'payload-3-shang-xian'],
  ['Café 会', 'cafe-hui'],
  ['绿色', 'lv-se'],
  ['——！？', ''],
  ['', ''],
])('the slug of “%s” is “%s”', (title, slug) => {
  expect(pinyinSlug(title)).toBe(slug)
})

test.each([
  ['单晓梅', 'shan-xiao-mei'],
  ['曾国强', 'zeng-guo-qiang'],
  ['尉迟晓东', 'yu-chi-xiao-dong'],
])('%s is read as a name: %s', (name, slug) => {
  expect(pinyinSlug(name, { surname: true })).toBe(slug)
})

test('a long title is cut between syllables', () => {
  const slug = pinyinSlug('残疾人'.repeat(30))
  expect(slug.length).toBeLessThanOrEqual(80)
  expect(slug).toMatch(/^(?:can|ji|ren)(?:-(?:can|ji|ren))*$/)
})
