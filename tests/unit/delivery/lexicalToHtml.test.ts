import { describe, expect, it } from '@jest/globals'

import { lexicalToHtml } from '../../../src/richText/lexicalToHtml.js'

const site = 'https://cms.example.org'
const image = (width: number, height: number, mimeType = 'image/jpeg', name = `${width}`) => ({
  url: `/api/media/file/${name}.x`,
  width,
  height,
  mimeType,
})
const textNode = (text: string, format = 0) => ({ type: 'text', text, format })
const paragraph = (...children: object[]) => ({ type: 'paragraph', children })
const toHtml = (children: unknown, images = new Map()) =>
  lexicalToHtml({ root: { type: 'root', children } }, images, site)

describe('A rich text as HTML', () => {
  it('has paragraphs, headings below that of the page, lists, quotes and rules', () => {
    const list = {
      type: 'list',
      tag: 'ol',
      listType: 'number',
      children: [{ type: 'listitem', value: 1, children: [textNode('一')] }],
    }
    expect(
      toHtml([
        { type: 'heading', tag: 'h1', children: [textNode('大')] },
        { type: 'heading', tag: 'h6', children: [textNode('小')] },
        paragraph(textNode('段')),
        list,
        { type: 'quote', children: [textNode('引')] },
        { type: 'horizontalrule' },
      ]),
    ).toBe('<h2>大</h2><h4>小</h4><p>段</p><ol><li>一</li></ol><blockquote>引</blockquote><hr />')
  })

  it('has tags without styles for bold, italic, underline and strike-through', () => {
    expect(
      toHtml([
        paragraph(textNode('粗', 1), textNode('斜', 2), textNode('删', 4), textNode('线', 8), textNode('全', 15)),
      ]),
    ).toBe('<p><strong>粗</strong><em>斜</em><s>删</s><u>线</u><s><u><strong><em>全</em></strong></u></s></p>')
  })

  it('escapes HTML in the text', () => {
    expect(toHtml([paragraph(textNode('<script>alert(1)</script> & "引号"'))])).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; "引号"</p>',
    )
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/.//evil.example',
    './a',
    'a.html',
    'file:///etc/passwd',
    '',
    null,
    7,
  ])('keeps the text of a link to %p but not the link', (url) => {
    expect(toHtml([paragraph({ type: 'link', fields: { url, linkType: 'custom' }, children: [textNode('看')] })])).toBe(
      '<p>看</p>',
    )
  })

  it.each([
    ...['https://example.org/a?b=1&c=2', 'http://example.org/', 'http://neiwang/a', 'mailto:a@example.org'],
    ...['tel:12385', 'sms:12385', '/about?x=1', '#top'],
  ])('links to %s without giving the target access to the page', (url) => {
    const href = url.replaceAll('&', '&amp;')
    expect(toHtml([paragraph({ type: 'link', fields: { url }, children: [textNode('看')] })])).toBe(
      `<p><a href="${href}" rel="noopener">看</a></p>`,
    )
    expect(toHtml([paragraph({ type: 'autolink', fields: { url, newTab: true }, children: [textNode('看')] })])).toBe(
      `<p><a href="${href}" rel="noopener" target="_blank">看</a></p>`,
    )
  })

  it.each([
    ['www.example.org/路径', 'https://www.example.org/%E8%B7%AF%E5%BE%84'],
    ['https://example.org/a b', 'https://example.org/a%20b'],
    ['#第', '#%E7%AC%AC'],
    ['http%3A%2F%2Fneiwang%2Fa', 'http://neiwang/a'],
  ])('writes the address %s as browsers read it', (url, href) => {
    expect(toHtml([paragraph({ type: 'link', fields: { url }, children: [textNode('看')] })])).toBe(
      `<p><a href="${href}" rel="noopener">看</a></p>`,
    )
  })

  it('keeps the cells of a table', () => {
    const cell = (headerState: number, text: string) => ({
      type: 'tablecell',
      headerState,
      colSpan: 2,
      children: [paragraph(textNode(text))],
    })
    expect(
      toHtml([{ type: 'table', children: [{ type: 'tablerow', children: [cell(1, '头'), cell(0, '格')] }] }]),
    ).toBe('<table><tbody><tr><th colspan="2"><p>头</p></th><td colspan="2"><p>格</p></td></tr></tbody></table>')
  })

  it.each([
    ['a node that nobody knows', { type: 'somethingNew', children: [textNode('字')] }, '字'],
    ['a block', { type: 'block', fields: { blockType: 'x' } }, ''],
    ['a paragraph without children', { type: 'paragraph' }, ''],
    ['children that are no list', { type: 'quote', children: 'x' }, '<blockquote></blockquote>'],
    ['a text that is none', { type: 'paragraph', children: [{ type: 'text' }] }, ''],
    ['an image without an id', { type: 'upload', relationTo: 'media' }, ''],
    ['nothing', null, ''],
  ])('is made in spite of %s', (_name, node, expected) => {
    expect(toHtml([node, paragraph(textNode('后'))])).toBe(`${expected}<p>后</p>`)
  })

  it.each([undefined, null, 'x', 7, {}, { root: null }, { root: { children: 'x' } }, { root: { children: [] } }])(
    'is empty for %p',
    (value) => {
      expect(lexicalToHtml(value, new Map(), site)).toBe('')
    },
  )
})

describe('An image in a rich text', () => {
  const upload = { type: 'upload', relationTo: 'media', value: 'a' }
  const renderImage = (image: object) => toHtml([upload, paragraph(textNode('后'))], new Map([['a', image]]))

  it('has an absolute URL, its size, its alternative text, and is loaded lazily', () => {
    expect(renderImage({ ...image(800, 600), alt: '合影"一"' })).toContain(
      `<figure><img src="${site}/api/media/file/800.x" srcset="${site}/api/media/file/800.x 800w" alt="合影&quot;一&quot;" width="800" height="600" loading="lazy" decoding="async" /></figure>`,
    )
  })

  it('offers the sizes that show the whole image, WebP first, and never a crop', () => {
    const sizes = {
      card: image(640, 360, 'image/jpeg', 'card'),
      hero: image(1600, 1200, 'image/jpeg', 'hero'),
      heroWebp: image(1600, 1200, 'image/webp', 'webp'),
      share: null,
    }
    const answer = renderImage({ ...image(2400, 1800), alt: '图', sizes })
    expect(answer).toContain(`<source type="image/webp" srcset="${site}/api/media/file/webp.x 1600w" />`)
    expect(answer).toContain(`srcset="${site}/api/media/file/hero.x 1600w, ${site}/api/media/file/2400.x 2400w"`)
    expect(answer).not.toContain('card')
  })

  it('is ignored by screen readers when it is decorative', () => {
    expect(renderImage({ ...image(8, 6), alt: '旧文字', decorative: true })).toContain('alt=""')
  })

  it('has its credit as a caption', () => {
    expect(renderImage({ ...image(8, 6), alt: '图', credit: '张三 <摄>' })).toContain(
      '<figcaption>张三 &lt;摄&gt;</figcaption>',
    )
  })

  it('is left out when the reader may not see it', () => {
    expect(toHtml([upload, paragraph(textNode('后'))])).toBe('<p>后</p>')
  })

  it('is left out when its file is missing', () => {
    expect(renderImage({ url: null, width: null, height: null, mimeType: null })).toBe('<p>后</p>')
  })
})
