import { describe, expect, test } from '@jest/globals'

import { droppedCodes, metaValues, outline, readPage } from './transformedTree.js'

describe('a WeChat page', () => {
  test('has title, account, date and tags', () => {
    const tree = readPage(
      '01.活动\n\n春节慰问\n\n2月3日,走访慰问残疾人。',
      '标题\n\n某区残联\n2024-01-02\n助残\n#关爱\n',
    )
    expect([
      metaValues(tree, 'title'),
      metaValues(tree, 'account'),
      metaValues(tree, 'date'),
      metaValues(tree, 'tags'),
    ]).toEqual([['标题'], ['某区残联'], ['2024-01-02'], ['助残', '关爱']])
  })

  test('without a date has the account from its footer, and its title', () => {
    const tree = readPage('01.活动\n\n春节慰问\n\n2月3日,走访慰问残疾人。', '标题\n某区残联\n')
    expect([metaValues(tree, 'title'), metaValues(tree, 'account'), metaValues(tree, 'date')]).toEqual([
      ['标题'],
      ['某区残联'],
      undefined,
    ])
  })

  test('does not mistake the first lines of the text for tags', () => {
    const tree = readPage(
      '01.活动\n\n春节慰问\n\n2月3日,走访慰问残疾人。',
      '标题\n\n某区残联\n2024-01-02\n一年将尽\n让我们来回顾过去的一年吧!\n',
    )
    expect(metaValues(tree, 'tags')).toBeUndefined()
  })

  test.each([
    [
      'numbered sections',
      '01.会议\n\n年度会议\n\n2月3日,召开会议。\n\n02.慰问\n\n春节慰问\n\n3月,走访慰问。',
      [
        'heading2 会议',
        'heading3 年度会议',
        'paragraph 2月3日,召开会议。',
        'heading2 慰问',
        'heading3 春节慰问',
        'paragraph 3月,走访慰问。',
      ],
    ],
    [
      'Chinese numbers',
      '一、会议\n年度会议\n2月3日,召开会议。\n二、慰问\n春节慰问\n3月,走访慰问。',
      [
        'heading2 会议',
        'heading3 年度会议',
        'paragraph 2月3日,召开会议。',
        'heading2 慰问',
        'heading3 春节慰问',
        'paragraph 3月,走访慰问。',
      ],
    ],
    [
      'numbered items',
      '一、年度会议\n2月3日,召开会议。\n二、春节慰问\n3月,走访慰问。',
      ['heading3 年度会议', 'paragraph 2月3日,召开会议。', 'heading3 春节慰问', 'paragraph 3月,走访慰问。'],
    ],
    [
      'a number on a line of its own',
      '01\n会议\n\n年度会议\n2月3日,召开会议。\n\n02\n慰问\n\n春节慰问\n3月,走访慰问。',
      [
        'heading2 会议',
        'heading3 年度会议',
        'paragraph 2月3日,召开会议。',
        'heading2 慰问',
        'heading3 春节慰问',
        'paragraph 3月,走访慰问。',
      ],
    ],
    [
      'no numbers',
      '暖心服务\n\n春雨行动\n\n3月,走访慰问残疾人。',
      ['heading2 暖心服务', 'heading3 春雨行动', 'paragraph 3月,走访慰问残疾人。'],
    ],
    [
      'the titles of a section and an item on one line',
      '01.高光时刻全国残运会一金\n\n运动员王芳在全国残运会荣获一金。\n\n全市比赛第一名\n\n王芳荣获全市比赛第一名。',
      [
        'heading2 高光时刻',
        'heading3 全国残运会一金',
        'paragraph 运动员王芳在全国残运会荣获一金。',
        'heading3 全市比赛第一名',
        'paragraph 王芳荣获全市比赛第一名。',
      ],
    ],
    [
      'no headings at all',
      '2月3日,召开会议。\n\n3月,走访慰问。',
      ['paragraph 2月3日,召开会议。', 'paragraph 3月,走访慰问。'],
    ],
    [
      'a number in a title',
      '01.荣誉\n\n第七届全国技能大赛第一名\n\n王芳荣获第七届全国技能大赛第一名。',
      ['heading2 荣誉', 'heading3 第七届全国技能大赛第一名', 'paragraph 王芳荣获第七届全国技能大赛第一名。'],
    ],
  ])('with %s has the right headings', (_, body, blocks) => {
    expect(outline(readPage(body))).toEqual(blocks)
  })

  test('loses buttons, footer, credits and decoration, each with its reason', () => {
    const tree = readPage('点击上方蓝字关注我们\n★★★\n01.活动\n\n春节慰问\n\n2月3日,走访慰问。\n\n编辑:周婷')
    expect(outline(tree)).toEqual(['heading2 活动', 'heading3 春节慰问', 'paragraph 2月3日,走访慰问。'])
    expect(droppedCodes(tree)).toEqual(
      expect.arrayContaining(['pageFurniture', 'decoration', 'credits', 'endMark', 'accountRepeated', 'sectionNumber']),
    )
  })
})
