import { text, type Text } from '../../vocabulary/text.js'

/** Why a stretch of a source did not become content. */
export const dropReasons = {
  byteOrderMark: text('字节顺序标记', 'Byte order mark'),
  markup: text('标签：只表示版式，已由正文结构代替', 'Markup: layout only, carried by the structure of the body'),
  comment: text('网页注释', 'Comment in the page'),
  activeContent: text('脚本、样式或表单，不是文章内容', 'Script, style or form, not part of the article'),
  embedded: text(
    '嵌入的音频、视频或框架，无法作为文章内容保存',
    'Embedded audio, video or frame, which an article cannot hold',
  ),
  frontMatterSyntax: text('文章信息块的字段名和符号', 'Names and signs of the front matter'),
  siteSetting: text('网站生成器的设置，与内容无关', 'A setting of the site generator, not content'),
  siteCategory: text('网站的栏目名，不是文章主题', 'A shelf of the site, not a topic of the article'),
  proxy: text('图片代理的地址前缀，已还原为原图网址', "The image proxy's prefix; the original address was unwrapped"),
  duplicate: text('与前面内容重复', 'Repeats what came before'),
  refusedLink: text('链接的协议不安全或地址不完整，只保留文字', 'The link is unsafe or incomplete; its text was kept'),
  refusedImage: text('图片没有可用的网址', 'The image has no usable address'),
  titleQuotes: text(
    '标题中生成器用来代替引号的下划线，已还原为引号',
    'Underscores that the generator put for quotation marks in the title; the marks were restored',
  ),
  bylineBrackets: text('署名的括号', 'Brackets round the byline'),
  bylineLabel: text('署名前的身份说明', 'The label of a byline'),
  appeal: text('媒体自己的征集、下载或关注广告', "The medium's own appeal for news tips, downloads or followers"),
  appealImage: text('广告所附的二维码图片', 'The QR code image that goes with an appeal'),
  credits: text('编辑、审核、来源等制作信息', 'Production credits: editor, reviewer, source'),
  pageFurniture: text('微信页面的按钮、提示等固定文字', "Buttons, hints and other furniture of WeChat's page"),
  endMark: text('文末标记', 'End mark'),
  afterEnd: text('文末标记之后的内容，不属于文章', 'What follows the end mark and is not part of the article'),
  accountRepeated: text('页面底部重复的公众号名称', 'The account name, repeated at the foot of the page'),
  sectionNumber: text('小标题的序号', 'Number of a section'),
  tagSign: text('标签符号', 'Sign of a tag'),
  unreadableDate: text('无法读懂的日期', 'A date that cannot be read'),
  decoration: text('装饰性符号', 'Decoration'),
} as const satisfies Record<string, Text>

export type DropCode = keyof typeof dropReasons
