import { describe, expect, test } from '@jest/globals'

import { blockText } from '../../../src/import/blockText.js'
import { parseSource } from '../../../src/import/planSource.js'
import { SourcedText } from '../../../src/import/SourcedText.js'
import { isAppeal } from '../../../src/import/transforms/dropAppeal.js'
import { unwrapProxyUrl } from '../../../src/import/transforms/unwrapProxies.js'
import { droppedCodes, metaValues, outline, readPost } from './transformedTree.js'

describe('an image address', () => {
  test.each([
    ['https://cors.example/?http://a.example/1.png', 'http://a.example/1.png'],
    ['https://proxy.example/https://a.example/1.png?x=1', 'https://a.example/1.png?x=1'],
    ['https://img.example/fetch?w=10&url=https%3A%2F%2Fa.example%2F1.png', 'https://a.example/1.png'],
    ['https://one.example/?https://two.example/?http://a.example/1.png', 'http://a.example/1.png'],
    ['https://a.example/1.png?version=2', 'https://a.example/1.png?version=2'],
    ['//a.example/1.png', 'https://a.example/1.png'],
    ['https://img.example/?url=https%3A%2F%2Fa.example%ZZ', 'https://img.example/?url=https%3A%2F%2Fa.example%ZZ'],
  ])('%s is, without its proxy, %s', (url, address) => {
    expect(unwrapProxyUrl(SourcedText.fromSource(url, 0, url.length)).originalUrl.value).toBe(address)
  })
})

describe('an appeal of the publisher', () => {
  test.each([
    '找记者、求报道、求帮助，各大应用市场下载“某某壹点”APP或搜索微信小程序“情报站”，记者在线等你来报料！',
    '关注“某某发布”微信公众号，扫码下载客户端，更多新闻等你来看！',
    '新闻线索报料热线：12345，欢迎拨打或添加记者微信号投稿。',
    '长按识别二维码，关注我们的公众号',
  ])('is recognised: %s', (text) => {
    expect(isAppeal(text)).toBe(true)
  })

  test.each([
    '在国际残疾人日期间，市残联通过官方网站、官方公众号宣传政策。',
    '活动现场，志愿者指导残疾人扫码下载政务客户端，区残联工作人员解答了办证问题。',
    '12月3日，区残联开通残疾人服务热线，欢迎残疾人拨打。',
  ])('is not seen in a report: %s', (text) => {
    expect(isAppeal(text)).toBe(false)
  })

  test('takes its QR code with it, and no other image', () => {
    const tree = readPost(
      '<p><img src="https://a.example/1.png" data-size="900,600"></p><p>正文一段。</p>' +
        '<p>扫码下载某某客户端，更多新闻等你来看！</p><p><img src="https://a.example/qr.png" data-size="200,200"></p>',
    )
    expect(outline(tree)).toEqual(['image https://a.example/1.png', 'paragraph 正文一段。'])
    expect(droppedCodes(tree)).toEqual(expect.arrayContaining(['appeal', 'appealImage']))
  })
})

describe('a byline', () => {
  test.each([
    ['结束。（李利）', ['李利'], '结束。'],
    ['结束。(记者 王晓芸)', ['王晓芸'], '结束。'],
    ['结束。（记者 王晓芸 通讯员 段鹏）', ['记者 王晓芸 通讯员 段鹏'], '结束。'],
    ['结束。（大众日报记者 张敏）', ['大众日报记者 张敏'], '结束。'],
    ['结束（活动照片见下）', undefined, '结束（活动照片见下）'],
    ['结束（共三批）。', undefined, '结束（共三批）。'],
  ])('%s', (text, byline, rest) => {
    const tree = readPost(`<p>${text}</p>`)
    expect(metaValues(tree, 'byline')).toEqual(byline)
    expect(outline(tree)).toEqual([`paragraph ${rest}`])
  })

  test('alone in its paragraph leaves no empty paragraph', () => {
    const tree = readPost('<p>正文。</p><p>（李利）</p>')
    expect(outline(tree)).toEqual(['paragraph 正文。'])
    expect(metaValues(tree, 'byline')).toEqual(['李利'])
  })
})

test.each([
  ["title: '活动_御寒保暖_'", '活动“御寒保暖”'],
  ["title: '_一_和_二_'", '“一”和“二”'],
  ["title: '升级 snake_case_name 一事'", '升级 snake_case_name 一事'],
  ["title: '单个_下划线'", '单个_下划线'],
  ['title: "已有“引号”"', '已有“引号”'],
])('the title of %s is %s', (head, title) => {
  expect(metaValues(readPost('<p>文。</p>', head), 'title')).toEqual([title])
})

describe('HTML', () => {
  test('keeps headings, lists, quotes, web links, bold and italic; everything else is dropped with its reason', () => {
    const tree = readPost(
      '<h1>大</h1><h3>小</h3><ul><li>甲<ol><li>乙</li></ol></li></ul><blockquote><p>丙</p></blockquote>' +
        '<p><a href="javascript:x">丁</a><a href="https://a.example">戊</a><b>己</b><x-y>庚</x-y></p>' +
        '<script>x</script><iframe src="a"></iframe><!-- c --><svg><text>辛</text></svg>',
    )
    expect(outline(tree)).toEqual(['heading2 大', 'heading3 小', 'list 甲乙', 'quote 丙', 'paragraph 丁戊己庚'])
    expect(droppedCodes(tree)).toEqual(
      expect.arrayContaining(['markup', 'activeContent', 'embedded', 'comment', 'refusedLink']),
    )
  })

  test('separates paragraphs at breaks between blocks, and keeps a break inside a paragraph', () => {
    expect(outline(readPost('甲<br>乙<br><br>丙'))).toEqual(['paragraph 甲', 'paragraph 乙', 'paragraph 丙'])
    expect(outline(readPost('<p>甲<br>乙</p>'))).toEqual(['paragraph 甲乙'])
  })

  test('decodes entities, and keeps the span of each', () => {
    const source = '---\ntitle: 题\n---\n<p>甲&amp;乙&#20013;&nbsp;丙</p>'
    const [block] = parseSource(source).blocks
    const text = block ? blockText(block) : SourcedText.empty
    expect(text.value).toBe('甲&乙中 丙')
    expect(text.spans(1, 2)).toEqual([[source.indexOf('&amp;'), source.indexOf('&amp;') + 5]])
  })

  test('moves images out of paragraphs and links, with size and text; those without a web address are dropped', () => {
    const tree = readPost(
      '<p>甲<a href="https://a.example">' +
        '<img data-src="https://a.example/1.png" width="10" height="20px" alt="合影"></a>' +
        '乙<img src="data:image/png;base64,x"></p>',
    )
    expect(outline(tree)).toEqual(['paragraph 甲', 'image https://a.example/1.png', 'paragraph 乙'])
    expect(tree.blocks.find((block) => block.type === 'image')).toMatchObject({
      size: { width: 10, height: 20 },
      alt: { value: '合影' },
    })
  })

  test('turns a table into paragraphs, with a note', () => {
    const tree = readPost('<table><tr><th>项目</th><th>人数</th></tr><tr><td>培训</td><td>45</td></tr></table>')
    expect(outline(tree)).toEqual(['paragraph 项目 | 人数', 'paragraph 培训 | 45'])
    expect(tree.notes.map(({ code }) => code)).toContain('tableFlattened')
  })
})
