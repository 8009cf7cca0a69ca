import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'

/** Why a stretch of a source did not become content. */
export const dropReasons = {
  byteOrderMark: bilingual('字节顺序标记', 'Byte order mark'),
  markup: bilingual('标签：只表示版式，已由正文结构代替', 'Markup: layout only, carried by the structure of the body'),
  comment: bilingual('网页注释', 'Comment in the page'),
  activeContent: bilingual('脚本、样式或表单，不是文章内容', 'Script, style or form, not part of the article'),
  embedded: bilingual(
    '嵌入的音频、视频或框架，无法作为文章内容保存',
    'Embedded audio, video or frame, which an article cannot hold',
  ),
  frontMatterSyntax: bilingual('文章信息块的字段名和符号', 'Names and signs of the front matter'),
  siteSetting: bilingual('网站生成器的设置，与内容无关', 'A setting of the site generator, not content'),
  siteCategory: bilingual('网站的栏目名，不是文章主题', 'A shelf of the site, not a topic of the article'),
  proxy: bilingual(
    '图片代理的地址前缀，已还原为原图网址',
    "The image proxy's prefix; the original address was unwrapped",
  ),
  duplicate: bilingual('与前面内容重复', 'Repeats what came before'),
  refusedLink: bilingual(
    '链接的协议不安全或地址不完整，只保留文字',
    'The link is unsafe or incomplete; its text was kept',
  ),
  refusedImage: bilingual('图片没有可用的网址', 'The image has no usable address'),
  placeholderImage: bilingual(
    '其他网站的占位图或随机图，不是文章的图片',
    'A placeholder or random picture of another service, not a picture of the article',
  ),
  trackingPixel: bilingual('统计访问量的隐形图片', 'An invisible image that counts visits'),
  emojiImage: bilingual('表情符号或小图标', 'An emoji or a small icon'),
  siteBoilerplate: bilingual(
    '网站在文章前后加的按钮、链接等固定文字',
    'Buttons, links and other boilerplate that a website puts around an article',
  ),
  titleQuotes: bilingual(
    '标题中生成器用来代替引号的下划线，已还原为引号',
    'Underscores that the generator put for quotation marks in the title; the marks were restored',
  ),
  bylineBrackets: bilingual('署名的括号', 'Brackets round the byline'),
  bylineLabel: bilingual('署名前的身份说明', 'The label of a byline'),
  appeal: bilingual('媒体自己的征集、下载或关注广告', "The medium's own appeal for news tips, downloads or followers"),
  appealImage: bilingual('广告所附的二维码图片', 'The QR code image that goes with an appeal'),
  credits: bilingual('编辑、审核、来源等制作信息', 'Production credits: editor, reviewer, source'),
  pageFurniture: bilingual('微信页面的按钮、提示等固定文字', "Buttons, hints and other boilerplate of WeChat's page"),
  endMark: bilingual('文末标记', 'End mark'),
  afterEnd: bilingual('文末标记之后的内容，不属于文章', 'What follows the end mark and is not part of the article'),
  accountRepeated: bilingual('页面底部重复的公众号名称', 'The account name, repeated at the foot of the page'),
  sectionNumber: bilingual('小标题的序号', 'Number of a section'),
  tagSign: bilingual('标签符号', 'Sign of a tag'),
  unreadableDate: bilingual('无法读懂的日期', 'A date that cannot be read'),
  decoration: bilingual('装饰性符号', 'Decoration'),
} as const satisfies Record<string, Bilingual>

export type DropCode = keyof typeof dropReasons
