import { describe, expect, test } from '@jest/globals'

import { planSource } from '../../../src/import/planSource.js'
import { describesImage } from '../../../src/import/sources/parseImage.js'
import { droppedCodes, metaValues, outline, readPage, readPost } from './transformedTree.js'

const front = (fields: string, body: string) => `---\ntitle: 标题\n${fields}\n---\n${body}`

describe('The head of a WeChat page', () => {
  test.each([
    ['标题\n\n临江残联\n2024年12月30日 17:30 上海\n', ['临江残联'], ['2024年12月30日 17:30 上海'], undefined],
    ['标题\n\n原创 临江残联\n2025-01-08\n', ['临江残联'], ['2025-01-08'], undefined],
    ['标题\n\n原创 张三强 临江残联 2025-01-08 17:30 上海\n', ['临江残联'], ['2025-01-08 17:30 上海'], ['张三强']],
    ['标题\n\n临江残联 临江残联 2025-01-08\n', ['临江残联'], ['2025-01-08'], undefined],
    ['标题\n\n原创\n张三强\n临江残联\n2025-01-08\n', ['临江残联'], ['2025-01-08'], ['张三强']],
    ['标题\n\n临江残联\n昨天\n', ['临江残联'], ['昨天'], undefined],
  ])('%j', (head, account, date, byline) => {
    const tree = readPage('1月8日，区残联召开会议。', head)
    expect([metaValues(tree, 'title'), metaValues(tree, 'account')]).toEqual([['标题'], account])
    expect([metaValues(tree, 'date'), metaValues(tree, 'byline')]).toEqual([date, byline])
    expect(outline(tree)).toEqual(['paragraph 1月8日，区残联召开会议。'])
  })

  test('may be missing: a short page keeps its text, and has its account from the footer', () => {
    const page = '区残联开展活动\n\n5月19日，区残联开展活动。\n\n5月20日，区残联走访。\n\n继续滑动看下一个\n临江残联\n'
    const { article } = planSource(page).plan
    expect([article.title.value, article.originName?.value]).toEqual(['区残联开展活动', '临江残联'])
    expect(article.body).toHaveLength(2)
  })
})

test('titles of other articles below a WeChat article are no part of it', () => {
  const tree = readPage('1月8日，区残联召开会议。\n\n2月1日，区残联走访。\n\n往期推荐\n另一篇文章\n再一篇')
  expect(outline(tree)).toEqual(['paragraph 1月8日，区残联召开会议。', 'paragraph 2月1日，区残联走访。'])
  expect(droppedCodes(tree)).toContain('afterEnd')
})

describe('Entries of a chronicle', () => {
  const activitiesOf = (body: string) =>
    planSource(
      `查看原文\n\n临江市残联2024年大事记\n\n临江市残联\n2025-01-08\n\n\n${body}\n\n继续滑动看下一个\n临江市残联\n`,
    ).plan.activities.map(({ title, date }) => [title.value, date?.value.start, date?.value.end])

  test('below the name of a month have their own days', () => {
    expect(
      activitiesOf('1月\n\n●1月6日 市残联召开会议。\n●1月11日－13日 市残联走访慰问残疾人。\n●17日 市残联举办培训班。'),
    ).toEqual([
      ['市残联召开会议', '2024-01-06', '2024-01-06'],
      ['市残联走访慰问残疾人', '2024-01-11', '2024-01-13'],
      ['市残联举办培训班', '2024-01-17', '2024-01-17'],
    ])
  })

  test('have the date of the line above them, in numbers too', () => {
    expect(
      activitiesOf('2024.01.15\n新春座谈会\n市残联召开座谈会。\n\n2024.03.03\n爱耳日义诊\n市残联开展义诊。'),
    ).toEqual([
      ['新春座谈会', '2024-01-15', '2024-01-15'],
      ['爱耳日义诊', '2024-03-03', '2024-03-03'],
    ])
  })
})

describe('Images', () => {
  test.each([
    ['https://picsum.photos/400/300?random=1', '', 'placeholderImage'],
    ['https://via.placeholder.com/350x150', '', 'placeholderImage'],
    ['https://t.example.org/pixel.gif', 'width="1" height="1"', 'trackingPixel'],
    ['https://a.example.org/emoji/1f600.png', 'width="20" height="20"', 'emojiImage'],
  ])('that show nothing are dropped: %s', (url, attributes, code) => {
    const tree = readPost(`<p>甲</p><img src="${url}" ${attributes}>`)
    expect([outline(tree), droppedCodes(tree).includes(code)]).toEqual([['paragraph 甲'], true])
  })

  test('a placeholder is no cover either', () => {
    expect(planSource(front("headimg: 'https://picsum.photos/4/3'", '<p>甲</p>')).plan.media).toEqual([])
  })

  test.each([
    '微信图片_20210804170321.jpg',
    'DSC_0012',
    'image.png',
    '图片',
    '图片1',
    '640',
    'a1b2c3d4e5f6a7b8',
    '合影.jpg',
  ])('are not described by %s', (alt) => {
    expect(describesImage(alt)).toBe(false)
  })

  test('are described by their caption', () => {
    const { media } = planSource(
      front('', '<figure><img src="https://a.example/1.jpg" alt="IMG_1"><figcaption>检修轮椅</figcaption></figure>'),
    ).plan
    expect(media.map(({ alt }) => alt.value)).toEqual(['检修轮椅'])
  })
})

describe('What a site puts below an article', () => {
  test.each([
    '- THE END -',
    '#盲人按摩#就业',
    '给作者打赏，鼓励TA抓紧创作！',
    '展开全文',
    '上一篇：甲',
    '分享到：微信 微博',
  ])('%s is no part of it', (line) => {
    expect(outline(readPost(`<p>正文。</p><p>${line}</p>`))).toEqual(['paragraph 正文。'])
  })

  test('gives the address of the original', () => {
    const tree = readPost('<p>正文。</p><p>原文链接：<a href="https://a.example/1">临江网</a> 责任编辑：万北</p>')
    expect([outline(tree), metaValues(tree, 'link')]).toEqual([['paragraph 正文。'], ['https://a.example/1']])
  })

  test.each([
    ['（通讯员：张三强 李四光）', '张三强 李四光'],
    ['通讯员：张三强', '张三强'],
    ['本文由 @江边的鹿 原创发布于助残网。', '江边的鹿'],
    ['（融媒体记者/张三强）', '张三强'],
    ['（张三强）责任编辑：李红', '张三强'],
  ])('names who wrote it: %s', (line, byline) => {
    const tree = readPost(`<p>12月3日，市残联开展活动。</p><p>${line}</p>`)
    expect([outline(tree), metaValues(tree, 'byline')]).toEqual([['paragraph 12月3日，市残联开展活动。'], [byline]])
  })
})

describe('The body of a post', () => {
  test('is read as Markdown where it is Markdown', () => {
    const { article, media } = planSource(
      front(
        '',
        '**市残联**开展活动。\n\n## 现场\n\n![推着轮椅](https://a.example/a.jpg)\n\n- 轮椅\n- 义诊\n\n[详情](https://a.example/d)\n',
      ),
    ).plan
    expect(article.body.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'image', 'list', 'paragraph'])
    expect(media.map(({ originUrl, alt }) => [originUrl.value, alt.value])).toEqual([
      ['https://a.example/a.jpg', '推着轮椅'],
    ])
    expect(article.summary?.value).toBe('市残联开展活动。')
  })

  test('keeps the lines of preformatted text', () => {
    const [block] = readPost('<pre>第一行\n第二行</pre>').blocks
    expect(block?.type === 'paragraph' && block.children.map(({ type }) => type)).toEqual(['text', 'break', 'text'])
  })
})

test.each([
  ['title: |\n  临江市残联\n  开展活动', '临江市残联 开展活动'],
  ["title: '残联APP_掌上助残_上线 手语翻译_随叫随到_'", '残联APP“掌上助残”上线 手语翻译“随叫随到”'],
  ["title: '转向Chiplet_小芯片_'", '转向Chiplet“小芯片”'],
  ["title: 'the snake_case_name'", 'the snake_case_name'],
])('a title is one line, with its quotation marks: %j', (head, title) => {
  expect(planSource(`---\n${head}\n---\n<p>正文。</p>`).plan.article.title.value).toBe(title)
})

describe('Who acts', () => {
  const planOf = (text: string) => planSource(front('date: 2020-12-10', `<p>${text}</p>`)).plan

  test.each(['记者从市残联获悉，12月3日，市残联举办招聘会。', '近日，记者从市残联了解到，市残联举办招聘会。'])(
    'is not whom the reporter asked: %s',
    (text) => {
      const { organisations } = planOf(text)
      expect(organisations.map(({ name }) => name.value)).toEqual(['市残联'])
    },
  )

  test('may hold offices at two organisations', () => {
    const { people, organisations } = planOf('8月24日，定山县举行宣传活动。县政府副县长、残工委主任李晓平出席了活动。')
    expect(organisations.map(({ name }) => name.value).toSorted()).toEqual(['县政府', '残工委'].toSorted())
    expect(people[0]?.positions.map(({ title, organisation }) => [title?.value, organisation?.value])).toEqual([
      ['副县长', 'organisations:县政府'],
      ['主任', 'organisations:残工委'],
    ])
  })
})
