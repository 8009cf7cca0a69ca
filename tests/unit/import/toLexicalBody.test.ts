import { expect, test } from '@jest/globals'

import { toLexicalBody, type LexicalNode } from '../../../src/import/plan/toLexicalBody.js'
import { applyTransforms, parseSource } from '../../../src/import/planSource.js'

const body = (html: string, mediaId: (key: string) => string | undefined = () => 'm1') =>
  toLexicalBody(applyTransforms(parseSource(`---\ntitle: 题\n---\n${html}`)).blocks, mediaId).root.children

const outline = (node: LexicalNode): unknown => {
  const children = node.children as LexicalNode[] | undefined
  const name = [node.type, node.tag, node.text, node.format === 0 ? undefined : node.format, node.value]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  return children ? [name, ...children.map(outline)] : name
}

test('a body becomes a state that the editor can open', () => {
  expect(
    body(
      '<h2>一</h2><p>甲<b>乙</b><i><b>丙</b></i><br>丁</p><ul><li>子<ul><li>孙</li></ul></li></ul>' +
        '<ol><li>首</li></ol><blockquote><p>引</p><p>文</p></blockquote>',
    ).map(outline),
  ).toEqual([
    ['heading h2', 'text 一'],
    ['paragraph', 'text 甲', 'text 乙 1', 'text 丙 3', 'linebreak', 'text 丁'],
    ['list ul', ['listitem 1', 'text 子'], ['listitem 2', ['list ul', ['listitem 1', 'text 孙']]]],
    ['list ol', ['listitem 1', 'text 首']],
    ['quote', 'text 引', 'linebreak', 'text 文'],
  ])
})

test('links keep their address; of an unsafe one only the text is kept', () => {
  const [paragraph] = body(
    '<p><a href="https://a.example/x">网</a><a href="mailto:a@b.c">信</a>' +
      '<a href="javascript:alert(1)">坏</a><a href="/relative">半</a></p>',
  )
  const children = paragraph?.children as LexicalNode[]
  expect(children.map(({ type, fields }) => (type === 'link' ? (fields as { url: string }).url : type))).toEqual([
    'https://a.example/x',
    'mailto:a@b.c',
    'text',
    'text',
  ])
})

test('an image refers to the stored media, also one from a list; an image that is not stored is omitted', () => {
  const html = '<p><img src="https://a.example/1.png"></p><ul><li>甲<img src="https://a.example/2.png"></li></ul>'
  expect(body(html, (key) => (key.endsWith('1.png') ? 'm1' : 'm2')).map(outline)).toEqual([
    'upload m1',
    ['list ul', ['listitem 1', 'text 甲']],
    'upload m2',
  ])
  expect(body(html, () => undefined).map(outline)).toEqual([['list ul', ['listitem 1', 'text 甲']]])
})
