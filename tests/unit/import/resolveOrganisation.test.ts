import { expect, test } from '@jest/globals'

import { resolveOrganisation } from '../../../src/import/plan/resolveOrganisation.js'

const jinshan = { name: '金山区', level: '区' } as const
const liaocheng = { name: '聊城市', level: '市' } as const

test.each([
  ['区残联', jinshan, [], '金山区残联', 'resolved'],
  ['金山残联', jinshan, [], '金山区残联', 'resolved'],
  ['残联', jinshan, [], '金山区残联', 'resolved'],
  ['市残联', jinshan, ['平湖市残联'], '市残联', 'unresolved'],
  ['市残联', liaocheng, [], '聊城市残联', 'resolved'],
  ['市养志康复医院', jinshan, ['上海市养志康复医院'], '上海市养志康复医院', 'resolved'],
  ['上海市养志康复医院(上海市阳光康复中心)', jinshan, [], '上海市养志康复医院', 'asWritten'],
  ['区残联', undefined, [], '区残联', 'unresolved'],
  ['平湖市残联', jinshan, [], '平湖市残联', 'asWritten'],
  ['海陵区残联', { name: '海陵区', level: '区' } as const, ['泰州市海陵区残联'], '泰州市海陵区残联', 'asWritten'],
  ['聊城市残联', liaocheng, ['聊城市残疾人联合会'], '聊城市残疾人联合会', 'asWritten'],
])('%s is %s', (written, home, names, name, how) => {
  const canonical = resolveOrganisation(written, { home, names: new Set<string>(names) })
  expect([canonical.name, canonical.resolution]).toEqual([name, how])
  if (name !== written)
    expect([...canonical.aliases, name]).toEqual(expect.arrayContaining([written.replace(/\(.*/, '')]))
})
