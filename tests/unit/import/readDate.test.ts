import { describe, expect, test } from '@jest/globals'

import { readDate, type YearContext } from '../../../src/import/reading/readDate.js'

describe('dates', () => {
  const review: YearContext = { review: 2023, published: '2024-08-28', chronicle: true }
  const news: YearContext = { published: '2021-12-04' }
  test.each([
    ['3月,组织', review, '3月', '2023-03-01', '2023-03-31', 'month'],
    ['2月3日,召开', review, '2月3日', '2023-02-03', '2023-02-03', 'day'],
    ['12月3日至5日,举办', review, '12月3日至5日', '2023-12-03', '2023-12-05', 'day'],
    ['4月16日—18日', review, '4月16日—18日', '2023-04-16', '2023-04-18', 'day'],
    ['12月30日至1月2日', review, '12月30日至1月2日', '2023-12-30', '2024-01-02', 'day'],
    ['6月28日至7月2日', review, '6月28日至7月2日', '2023-06-28', '2023-07-02', 'day'],
    ['2024年3月,启动', review, '2024年3月', '2024-03-01', '2024-03-31', 'month'],
    ['2024年2月,启动', review, '2024年2月', '2024-02-01', '2024-02-29', 'month'],
    ['3月至5月开展', review, '3月至5月', '2023-03-01', '2023-05-31', 'month'],
    ['三月十五日', review, '三月十五日', '2023-03-15', '2023-03-15', 'day'],
    ['二〇二三年五月', review, '二〇二三年五月', '2023-05-01', '2023-05-31', 'month'],
    ['5月上旬', review, '5月上旬', '2023-05-01', '2023-05-31', 'month'],
    ['2023年,全区', review, '2023年', '2023-01-01', '2023-12-31', 'year'],
    ['全年,完成', review, '全年', '2023-01-01', '2023-12-31', 'year'],
    ['今年12月3日是节日', news, '今年12月3日', '2021-12-03', '2021-12-03', 'day'],
    ['12月3日，举办', news, '12月3日', '2021-12-03', '2021-12-03', 'day'],
    ['去年，区残联', news, '去年', '2020-01-01', '2020-12-31', 'year'],
    ['去年12月，区残联', news, '去年12月', '2020-12-01', '2020-12-31', 'month'],
  ])('%s', (text, context, written, start, end, precision) => {
    expect(readDate(text, context)).toMatchObject({ text: written, start, end, precision })
  })

  test.each([
    ['春节前夕,慰问', review, '春节前夕'],
    ['在国际残疾人日期间，开展', news, '国际残疾人日期间'],
    ['去年，区残联', review, '去年'],
    ['12月30日，举办', news, '12月30日'],
    ['2月30日举办', review, '2月30日'],
    ['近日，区残联', news, '近日'],
    ['3月，区残联', { chronicle: true }, '3月'],
  ])('only the wording is known: %s', (text, context, written) => {
    const date = readDate(text, context)
    expect(date?.text).toBe(written)
    expect([date?.start, date?.end, date?.precision]).toEqual([undefined, undefined, undefined])
  })

  test.each([
    '第30个国际残疾人日',
    '2023年上海市比赛',
    '8岁儿童',
    '为迎接5月21日全国助残日',
    '第3个月龄',
    '完成无障碍改造',
  ])('no time is stated: %s', (text) => {
    expect(readDate(text, review)).toBeUndefined()
  })
})
