import { blockText } from '../blockText.js'
import type { SourcedText } from '../SourcedText.js'
import type { MetaField, Transform } from '../tree.js'
import { markDropped } from './markDropped.js'

const authorPattern =
  /^(?:作者|撰稿人?|撰文|文字|文|供稿|图文|文\/图|图\/文|文图)\s*[:：|丨｜]\s*(?<name>[^:：|丨｜]{2,20})$/
const creditPattern =
  /^[【\[（(]?\s*(?:(?:责任|本期|执行|值班|新媒体|微信|美术|视觉|图文)?(?:编辑|责编|编校|校对|审核|审读|审签|初审|复审|终审|一审|二审|三审|监制|主编|总编|总监|策划|统筹|排版|设计|制图|美编|摄影|图片|视频|剪辑|来源|信源|稿源|素材来源|图源|原标题|版权|出品|制作|投稿邮箱|联系电话|免责声明|声明|转自|编发|签发|通讯员|供图)(?:人|单位|部门)?)\s*[】\]）)]?\s*[:：|丨｜]/
const noticePattern =
  /^(?:原标题[:：]|本文(?:由|来源|转自|转载|系|仅代表|图片)|(?:未经|转载请|版权归|版权所有|免责声明|声明[:：]|以上(?:内容|图片)|部分图片|图片来自|题图))/

/** Leaves out lines that say who produced the page; who wrote it becomes the field `byline`. Only the ends of the article are looked at. */
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
    const match = authorPattern.exec(text?.value ?? '')
    const name = match?.groups?.name
    return text && name ? [{ key: 'byline', values: [text.slice(text.length - name.length).trim()] }] : []
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
