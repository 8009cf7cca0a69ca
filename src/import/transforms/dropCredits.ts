import { blockText } from '../blockText.js'
import { anyOf } from '../reading/anyOf.js'
import type { SourcedText } from '../SourcedText.js'
import type { MetaField, Transform } from '../tree.js'
import credits from './data/credits.json' with { type: 'json' }
import { markDropped } from './markDropped.js'

const correspondent =
  '(?:本报|本网|本台|见习|实习|特约|首席|全媒体|融媒体|新媒体|驻[\\u4e00-\\u9fa5]{1,4})*(?:记者|通讯员|特约撰稿人?)'
const authorLabel = `(?:作者|撰稿人?|撰文|文字|文|供稿人?|来稿|投稿|图文|文\\/图|图\\/文|文图|${correspondent})`
const authorNames = '[^:：|丨｜（()）。，；]{2,30}'
/** The author in a line of its own, with the label and without brackets, or within them. */
const authorPattern = new RegExp(
  `^(?:[（(【]\\s*)?${authorLabel}\\s*[:：|丨｜/]\\s*(?<name>${authorNames}?)\\s*[）)】]?$`,
)
/** 本文由 @江边的鹿 原创发布于…, 本文作者张三 */
const noticeAuthor = /^本文(?:由|系)\s*@?(?<name>[^\s@，。；：:]{2,20}?)\s*(?:原创|授权|投稿|撰写|编写|首发|发布|创作)/
const label = `(?:${anyOf(credits.labelPrefixes)}?${anyOf(credits.labels)}(?:人|单位|部门)?)`
const creditPattern = new RegExp(`^[【\\[（(]?\\s*${label}\\s*[】\\]）)]?\\s*[:：|丨｜]`)
const noticePattern = new RegExp(
  '^(?:原标题[:：]|本文(?:由|来源|转自|转载|系|仅代表|图片)|' +
    '(?:未经|转载请|版权归|版权所有|免责声明|声明[:：]|以上(?:内容|图片)|部分图片|图片来自|题图))',
)

/**
 * Removes production credits and notices near the beginning and end of an article. The author that a credit names
 * becomes the meta field `byline`.
 */
export const dropCredits: Transform = (tree) => {
  const texts = tree.blocks.map((block) => (block.type === 'paragraph' ? blockText(block) : undefined))
  const isCredit = (text: SourcedText | undefined): text is SourcedText =>
    text !== undefined &&
    text.length <= 120 &&
    (authorPattern.test(text.value) || creditPattern.test(text.value) || noticePattern.test(text.value))
  const creditIndexes = new Set<number>()
  texts.forEach((text, index) => {
    if (isCredit(text) && (index < 4 || index >= texts.length - 10)) creditIndexes.add(index)
  })
  const creditSpans = [...creditIndexes].flatMap((index) => texts[index]?.spans() ?? [])
  const byline: MetaField[] = [...creditIndexes].flatMap((index): MetaField[] => {
    const text = texts[index]
    const name = (authorPattern.exec(text?.value ?? '') ?? noticeAuthor.exec(text?.value ?? ''))?.groups?.name
    const at = text?.value.lastIndexOf(name ?? '') ?? 0
    return text && name && !/^(?:本站|本网|网络|互联网|原创)$/.test(name)
      ? [{ key: 'byline', values: [text.slice(at, at + name.length).trim()] }]
      : []
  })
  return markDropped(
    {
      ...tree,
      blocks: tree.blocks.filter((_, index) => !creditIndexes.has(index)),
      meta: [...tree.meta, ...byline.slice(0, 1)],
    },
    'credits',
    creditSpans,
  )
}
