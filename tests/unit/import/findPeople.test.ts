import { describe, expect, test } from '@jest/globals'

import { findPeople } from '../../../src/import/reading/findPeople.js'

const sliceRange = (text: string, range: readonly [number, number] | undefined) => range && text.slice(...range)

describe('people', () => {
  test.each([
    ['副区长葛钧走访慰问残疾人陈雪峰', ['葛钧|副区长', '陈雪峰|残疾人']],
    [
      '市残联党组成员、副理事长汤艳,组织联络处处长吴萍来到村里',
      ['汤艳|党组成员、副理事长|市残联', '吴萍|组织联络处处长|市残联'],
    ],
    ['平湖市残联理事长孙林英、副理事长莫林建一行来金', ['孙林英|理事长|平湖市残联', '莫林建|副理事长|平湖市残联']],
    ['区人大常委会副主任刘红、政协副主席张卫亲临现场', ['刘红|副主任|区人大常委会', '张卫|副主席|政协']],
    ['市中心医院耳鼻喉科主任鲁建平参加', ['鲁建平|耳鼻喉科主任|市中心医院']],
    ['残疾人运动员李婷、李雷代表中国队', ['李婷|残疾人运动员', '李雷|残疾人运动员']],
    ['来自金山区的何晓英作为上海代表团的一员参加了大会', ['何晓英||上海代表团']],
    ['马建国当选区残联理事长。', ['马建国|理事长|区残联']],
    ['图为王勇理事长为学生发放文具', ['王勇|理事长']],
    ['给予严萍等46名同志表彰', ['严萍']],
    ['欧阳建国荣获金牌', ['欧阳建国']],
    ['全国人大代表阿不都·热合曼参加会议', ['阿不都·热合曼|代表|全国人大']],
    ['王伟、刘芳分获一、二等奖', ['王伟', '刘芳']],
    ['副市长丁一主持', ['丁一|副市长']],
    ['慰问甘霖镇残疾人钱阿大、黄泽镇残疾人吕小妹。', ['钱阿大|残疾人', '吕小妹|残疾人']],
    ['理事长高新华表示感谢', ['高新华|理事长']],
  ])('%s', (text, people) => {
    const found = findPeople(text).map(({ name, title, organisation }) =>
      [name, sliceRange(text, title) ?? '', sliceRange(text, organisation) ?? ''].join('|').replace(/\|+$/, ''),
    )
    expect(found).toEqual(people)
  })

  test.each([
    '残疾人康复工作取得新进展，残疾人文化体育活动丰富多彩',
    '金山区荣获先进集体',
    '书记高度重视，主任安排部署',
    '走访慰问困难残疾人家庭，慰问吕巷镇残疾人',
    '残疾人张某表示感谢',
    '代表中国队参加比赛，代表团成员全力以赴',
    '残疾人和家属、残疾人温馨家园',
  ])('nobody is named: %s', (text) => {
    expect(findPeople(text)).toEqual([])
  })

  test('a name known from elsewhere is found as a word of its own, and not inside another word', () => {
    const known = new Set(['史为', '李婷'])
    expect(findPeople('对李婷表示祝贺', known).map(({ name }) => name)).toEqual(['李婷'])
    expect(findPeople('以历史为鉴', known)).toEqual([])
  })
})
