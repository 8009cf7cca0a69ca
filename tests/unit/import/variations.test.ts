import { readFileSync } from 'node:fs'

import { describe, expect, test } from '@jest/globals'

import type { ImportPlan } from '../../../src/import/plan/records.js'
import { planSource } from '../../../src/import/planSource.js'

// The rules describe the language, not these two texts: what changes in a document changes in its records, and no more.
const chronicle = readFileSync('src/import/documents/003_c3712d8c7114b151.txt', 'utf8')
const report = readFileSync('src/import/documents/000_15025f4a0c483bff.txt', 'utf8')
const plan = (text: string): ImportPlan => planSource(text).plan
const original = plan(chronicle)
const peopleOf = ({ people }: ImportPlan) => people.map(({ name }) => name.value).sort()
const outline = ({ honours, activities }: ImportPlan) => [
  honours.map(({ level, scope, year }) => [level.value, scope, year?.value]),
  activities.map(({ kind, date }) => [kind, date?.value.start, date?.value.precision]),
]

describe('the chronicle', () => {
  test.each([
    [
      'with Chinese punctuation',
      (text: string) => text.replaceAll(',', '，').replaceAll('(', '（').replaceAll(')', '）').replaceAll('!', '！'),
    ],
    ['with Windows line endings', (text: string) => text.replaceAll('\n', '\r\n')],
    ['without empty lines', (text: string) => text.replace(/\n\n+/g, '\n')],
    [
      'numbered 一、',
      (text: string) =>
        text.replace('01.', '一、').replace('02.', '二、').replace('03.', '三、').replace('04.', '四、'),
    ],
    ['numbered PART 1', (text: string) => text.replace(/^0([1-4])\./gm, 'PART $1 ')],
    ['without numbers', (text: string) => text.replace('01.高光时刻', '高光时刻\n\n').replace(/^0[2-4]\./gm, '')],
    ['of another district', (text: string) => text.replaceAll('金山', '浦东新').replaceAll('来金', '来浦')],
    [
      'of a county',
      (text: string) =>
        text
          .replaceAll('金山区', '嘉鱼县')
          .replaceAll('金山', '嘉鱼')
          .replaceAll('区残联', '县残联')
          .replaceAll('我区', '我县')
          .replaceAll('副区长', '副县长'),
    ],
    ['without its footer', (text: string) => text.replace(/END[\s\S]*$/, '')],
    ['without its date', (text: string) => text.replace('2024-08-28\n', '')],
    ['with the year only in its tags', (text: string) => text.replace('回顾2023!', '')],
  ])('%s gives the same honours, activities and people', (_, change) => {
    const changed = plan(change(chronicle))
    expect(outline(changed)).toEqual(outline(original))
    expect(peopleOf(changed)).toEqual(peopleOf(original))
    expect(planSource(change(chronicle)).report.characters.unaccounted).toBe(0)
  })

  test('of another year has that year', () => {
    const changed = plan(chronicle.replaceAll('2023', '2019').replaceAll('2024', '2020'))
    expect(new Set(changed.honours.map(({ year }) => year?.value))).toEqual(new Set([2019]))
    expect(changed.activities[0]?.date?.value.start).toBe('2019-02-03')
  })

  test('in another order has its records in that order', () => {
    const [head = '', ...sections] = chronicle.replace(/END[\s\S]*$/, '').split(/(?=^0[1-4]\.)/m)
    const reordered = [...sections].reverse().map((section, index) => section.replace(/^0\d/, `0${index + 1}`))
    const changed = plan(head + reordered.join('\n'))
    expect(changed.honours.map(({ title }) => title.value)).toEqual(original.honours.map(({ title }) => title.value))
    expect(changed.activities.map(({ title }) => title.value).sort()).toEqual(
      original.activities.map(({ title }) => title.value).sort(),
    )
    expect(changed.activities[0]?.title.value).toBe('春节慰问')
  })

  test('with added items has them', () => {
    const added = chronicle
      .replace(
        '上海市残疾人排舞比赛一等奖',
        '长三角残疾人象棋邀请赛季军\n\n区残疾人棋手文静怡荣获长三角残疾人象棋邀请赛季军。\n\n' +
          '上海市残疾人排舞比赛一等奖',
      )
      .replace(
        '残疾人就业专场招聘会\n',
        '残疾人运动会\n\n9月3日至5日,区残联、区体育局在金山体育中心举办残疾人运动会,' +
          '区体育局局长丁海洋出席,26支代表队参赛。\n\n残疾人就业专场招聘会\n',
      )
    const { honours, activities, people } = plan(added)
    expect(honours.find(({ level }) => level.value === 'third' && true)?.title.value).toBe('长三角残疾人象棋邀请赛季军')
    const games = activities.find(({ title }) => title.value === '残疾人运动会')
    expect(games).toMatchObject({
      kind: 'event',
      place: { value: '金山体育中心' },
      date: { value: { start: '2023-09-03', end: '2023-09-05', precision: 'day' } },
    })
    expect(games?.organisers.map(({ value }) => value)).toEqual([
      'organisations:金山区残联',
      'organisations:金山区体育局',
    ])
    expect(people.map(({ name }) => name.value)).toEqual(expect.arrayContaining(['丁海洋']))
    expect(activities).toHaveLength(original.activities.length + 1)
  })

  test('with other people has those people, whatever their names', () => {
    const surnames = [
      ...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁',
      ...'沈姜范江傅钟卢汪戴崔任陆廖姚方金邱谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚',
      '欧阳',
      '司马',
      '诸葛',
      '尉迟',
    ]
    const givenNames = [
      ...'伟芳娜秀英敏丽强磊军勇艳杰娟涛超霞平刚桂兰建国华文辉志鹏飞海燕玉梅春秋红雪晨宇浩涵怡梓轩博雅诗婷',
      ...'俊豪思远嘉佑德胜民安康宁宝福喜长林森木清河山川南北圆正直高达光荣',
    ]
    let seed = 20231108
    const randomBelow = (bound: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor(seed / 256) % bound
    }
    const pick = (list: readonly string[]) => list[randomBelow(list.length)] ?? ''
    let [right, wrong] = [0, 0]
    for (let round = 0; round < 60; round += 1) {
      const names = peopleOf(original).map((name): [string, string] => [
        name,
        pick(surnames) + pick(givenNames) + (randomBelow(4) === 0 ? '' : pick(givenNames)),
      ])
      const text = names.reduce(
        (rest, [from], index) => rest.replaceAll(from, String.fromCharCode(0xe000 + index)),
        chronicle,
      )
      const found = new Set(
        peopleOf(
          plan(names.reduce((rest, [, to], index) => rest.replaceAll(String.fromCharCode(0xe000 + index), to), text)),
        ),
      )
      for (const [, name] of names) {
        if (found.delete(name)) right += 1
        else wrong += 1
      }
      wrong += found.size
    }
    // A name can also be an ordinary word (高尚, 文静): a few in a thousand are not recognised.
    expect(wrong / (right + wrong)).toBeLessThan(0.01)
  })
})

describe('the report', () => {
  test('of another city, publisher and author has theirs', () => {
    const changed = plan(
      report.replaceAll('聊城', '菏泽').replaceAll('李利', '欧阳小雨').replaceAll('齐鲁壹点', '半岛新闻'),
    )
    expect(changed.article.byline?.value).toBe('欧阳小雨')
    expect(changed.organisations.map(({ name }) => name.value)).toEqual(
      plan(report).organisations.map(({ name }) => name.value.replace('聊城', '菏泽')),
    )
    expect(changed.dropped.map(({ code }) => code)).toEqual(expect.arrayContaining(['appeal', 'appealImage']))
  })

  test('with an added activity has it, with its people', () => {
    const added = report.replace(
      '<p>在国际残疾人日期间',
      '<p>12月2日下午，东昌府区残联理事长张强、副理事长刘红梅到柳园街道看望慰问残疾人王建民，' +
        '送去慰问金500元。</p><p>在国际残疾人日期间',
    )
    const { activities, people } = plan(added)
    expect(activities).toHaveLength(5)
    expect(activities[3]).toMatchObject({
      kind: 'care',
      date: { value: { start: '2021-12-02' } },
      place: { value: '柳园街道' },
    })
    expect(people.map(({ name }) => name.value)).toEqual(['张强', '刘红梅', '王建民'])
  })
})
