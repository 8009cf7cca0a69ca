import { describe, expect, test } from '@jest/globals'

import { activityKind } from '../../../src/import/reading/activityKind.js'
import { chineseNumber } from '../../../src/import/reading/chineseNumber.js'
import { parallelParts } from '../../../src/import/reading/parallelParts.js'
import { readAwards } from '../../../src/import/reading/readAwards.js'
import { readFigures } from '../../../src/import/reading/readFigures.js'
import { readOrganisers } from '../../../src/import/reading/readOrganisers.js'
import { readPlace } from '../../../src/import/reading/readPlace.js'
import { readScope } from '../../../src/import/reading/readScope.js'
import { homeRegion } from '../../../src/import/reading/regions.js'

const sliceRange = (text: string, range: readonly [number, number] | undefined) => range && text.slice(...range)

describe('figures', () => {
  test.each([
    ['近100名残疾人参加招聘', ['近100名残疾人=100 名']],
    ['共计发放165件衣物用于孩子御寒', ['165件衣物=165 件']],
    ['6个微心愿全部认领', ['6个微心愿=6 个']],
    ['送去慰问金2000元和轮椅20台', ['慰问金2000元=2000 元', '轮椅20台=20 台']],
    ['投入85万元', ['85万元=850000 元']],
    ['服务1.2万人次', ['1.2万人次=12000 人次']],
    ['服务残疾人1,260人次', ['残疾人1,260人次=1260 人次']],
    ['慰问60余户困难残疾人家庭', ['60余户困难残疾人家庭=60 户']],
    ['三百余名残疾人参加', ['三百余名残疾人=300 名']],
    ['发放宣传册1500多份', ['宣传册1500多份=1500 份']],
  ])('%s', (text, figures) => {
    expect(readFigures(text).map(({ label, value, unit }) => `${label}=${value} ${unit}`)).toEqual(figures)
  })

  test.each([
    '第33次全国助残日',
    '2023年5月18日',
    '一位8岁的儿童',
    '“最后一公里”',
    '第30个国际残疾人日',
    '第一党小组',
    '加强两地比邻共建',
  ])('no figure: %s', (text) => {
    expect(readFigures(text)).toEqual([])
  })
})

test.each([
  ['1,700', 1700],
  ['三百六十五', 365],
  ['1.2万', 12000],
  ['两', 2],
  ['十二', 12],
  ['二十', 20],
  ['五千', 5000],
  ['3亿', 3e8],
  ['许多', undefined],
  ['', undefined],
])('“%s” is the number %s', (written, value) => {
  expect(chineseNumber(written)).toBe(value)
})

describe('awards', () => {
  test.each([
    ['一金一铜', ['gold 金牌', 'bronze 铜牌']],
    ['8枚金牌、5枚银牌和3枚铜牌', ['gold 8枚金牌', 'silver 5枚银牌', 'bronze 3枚铜牌']],
    ['一、二等奖', ['first 一等奖', 'second 二等奖']],
    ['第一名、第三名', ['first 第一名', 'third 第三名']],
    ['第四名', ['other 第四名']],
    ['冠亚军', ['champion 冠军', 'second 亚军']],
    ['季军', ['third 季军']],
    ['特等奖', ['special 特等奖']],
    ['“2023感动上海年度人物”提名奖', ['nomination 提名奖']],
    ['优秀组织奖', ['excellence 优秀组织奖']],
    ['“全国自强模范”称号', ['other 称号']],
    ['先进集体称号', ['other 先进集体称号']],
    ['金奖', ['gold 金奖']],
    ['奖励金和奖品', []],
  ])('%s', (text, awards) => {
    expect(readAwards(text).map(({ level, name }) => `${level} ${name}`)).toEqual(awards)
  })

  test('parallel parts of a phrase are recognised by their last character', () => {
    const phrase = '杭州亚残运会女子、男子坐式排球项目'
    expect(parallelParts(phrase, 2)?.map((range) => sliceRange(phrase, range))).toEqual(['女子', '男子'])
    expect(parallelParts('上海市残疾人排舞比赛', 2)).toBeUndefined()
  })
})

describe('the scope of an honour', () => {
  const district = { name: '金山区', level: '区' } as const
  const city = { name: '聊城市', level: '市' } as const
  test.each([
    ['杭州亚残运会', district, 'international'],
    ['2023坐式排球世界杯', district, 'international'],
    ['全国残疾人技能大赛', district, 'national'],
    ['中国残疾人联合会第八次全国代表大会', district, 'national'],
    ['上海市残疾人排舞比赛', district, 'provincial'],
    ['“2023感动上海年度人物”提名奖', district, 'provincial'],
    ['第五届上海市竞赛暨全国辅助器具技能竞赛选拔赛', district, 'provincial'],
    ['全国残疾人职业技能大赛山东省选拔赛', city, 'provincial'],
    ['聊城市残疾人运动会', city, 'municipal'],
    ['山东省聊城市残疾人运动会', city, 'municipal'],
    ['上海市金山区残疾人运动会', district, 'district'],
    ['金山区残疾人运动会', district, 'district'],
    ['全市残疾人象棋比赛', city, 'municipal'],
    ['全市残疾人象棋比赛', district, undefined],
    ['全省残疾人象棋比赛', city, 'provincial'],
    ['残疾人象棋比赛', district, undefined],
  ])('%s', (occasion, home, scope) => {
    expect(readScope(occasion, home)).toBe(scope)
  })
})

describe('places', () => {
  test.each([
    ['启动仪式在上海中侨职业技术大学隆重举行。', '上海中侨职业技术大学'],
    ['先后前往心启航惠民服务社、上海联中食用菌专业合作社进行实地调研。', '心启航惠民服务社、上海联中食用菌专业合作社'],
    ['在聊城市残疾人康复中心，医院员工向儿童捐赠玩具', '聊城市残疾人康复中心'],
    ['到临沂市盲人学校、市残疾人托养中心调研', '临沂市盲人学校、市残疾人托养中心'],
    ['在中巨社区邮政储蓄门口广场开展活动', '中巨社区邮政储蓄门口广场'],
    ['一行前往新湖街道走访慰问', '新湖街道'],
  ])('%s', (text, place) => {
    expect(sliceRange(text, readPlace(text))).toBe(place)
  })

  test.each([
    '在第七届全国残疾人职业技能竞赛中取得好成绩',
    '在完成体检后,提供服务',
    '在国际残疾人日期间，开展宣传',
    '得到社会支持',
    '在基本民生保障等方面取得的成绩',
  ])('no place is named: %s', (text) => {
    expect(readPlace(text)).toBeUndefined()
  })
})

describe('organisers', () => {
  test.each([
    ['2月3日,区残联召开会议', ['区残联']],
    [
      '聊城市残联、中巨社区党委、市档案馆和市民政局等在广场开展活动',
      ['聊城市残联', '中巨社区党委', '市档案馆', '市民政局'],
    ],
    [
      '聊城市残联党支部第一党小组与高新区天津路社区“如康家园”开展结对帮扶',
      ['聊城市残联党支部第一党小组', '高新区天津路社区“如康家园”'],
    ],
    ['在康复中心，聊城市妇幼保健院全体员工及爱心企业向儿童捐赠玩具', ['聊城市妇幼保健院']],
    ['春节前夕,区残联领导组织开展走访慰问活动', ['区残联']],
    ['9月,由区残联主办、夏阳街道承办的文化周开幕', ['区残联', '夏阳街道']],
    ['市残联、市教体局、市妇联等8家单位在广场举办活动', ['市残联', '市教体局', '市妇联']],
    ['在国际残疾人日期间，聊城市残联通过官方网站、官方公众号宣传政策', ['聊城市残联']],
    ['9月,多方联动为困难残疾人申请服务', []],
    ['“福康工程”进社区', []],
  ])('%s', (text, organisers) => {
    expect(readOrganisers(text).map((range) => sliceRange(text, range))).toEqual(organisers)
  })
})

test.each([
  ['残疾人就业专场招聘会', '重要会议活动', '', 'recruitment'],
  ['2023年度残联系统工作会议', '', '', 'meeting'],
  ['金山区第33次“全国助残日”文艺展演', '重要会议活动', '', 'event'],
  ['副区长葛钧走访慰问残疾人陈雪峰', '走访调研', '', 'visit'],
  ['副区长葛钧走访慰问残疾人陈雪峰', '温暖瞬间', '', 'care'],
  ['春节慰问', '', '', 'care'],
  ['免费健康体检', '', '', 'service'],
  ['平湖市残联来金交流残疾人工作', '', '', 'visit'],
  ['政策法规宣传活动', '', '', 'publicity'],
])('the kind of the activity “%s” in the section “%s”, with the text “%s”: %s', (heading, section, text, kind) => {
  expect(activityKind(heading, section, text)).toBe(kind)
})

test.each([
  ['金山残联', '金山区残疾人事业', '大事记', '金山区'],
  ['泰州市海陵区残联', '', '', '海陵区'],
  ['', '', '国际残疾人日，聊城市残联系列活动', '聊城市'],
  ['', '3月1日，德城区残联走访；德城区残联', '德城区残联举办活动', '德城区'],
  ['某某助残', '各地活动', '盘点', undefined],
])('the home region of the account “%s” with the text “%s” and the title “%s”: %s', (account, text, title, home) => {
  expect(homeRegion(text, account, title)?.name).toBe(home)
})
