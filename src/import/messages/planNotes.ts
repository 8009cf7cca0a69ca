import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'

/** What the import decided that a person may want to look at. */
export const planNotes = {
  decodedFromGb: bilingual(
    '文件不是 UTF-8，按 GB18030（GBK）读取',
    'The file is not UTF-8; it was read as GB18030 (GBK)',
  ),
  decodedFromUtf16: bilingual('文件不是 UTF-8，按 UTF-16 读取', 'The file is not UTF-8; it was read as UTF-16'),
  titleQuotesRestored: bilingual(
    '标题中成对的下划线已还原为引号',
    'Paired underscores in the title were restored to quotation marks',
  ),
  timeZoneAssumed: bilingual(
    '原文的时间没有时区，按中国时间（东八区）',
    'The original time names no zone; it was read as the time in China (UTC+8)',
  ),
  timeUnknown: bilingual(
    '原文只有日期，时刻未知，记作零点（协调世界时）',
    'The original gives a date only; the unknown time of day is stored as midnight UTC',
  ),
  titleFromText: bilingual(
    '原文没有标题，取正文第一句',
    'The source has no title; the first words of the text were taken',
  ),
  dateUnreadable: bilingual(
    '原文的发布时间无法读懂，未填写',
    'The original time of publication cannot be read and was left empty',
  ),
  yearFromReview: bilingual(
    '原文未写年份，按标题所写的年度',
    'No year is written here; it is the year that the title states',
  ),
  yearFromPublication: bilingual(
    '原文未写年份，按发布时间所在的年份',
    'No year is written here; it is that of the publication',
  ),
  dateFromOpening: bilingual(
    '日期取自开头一段“当日……开展”的说明',
    'The date is what the opening paragraph says of all these activities',
  ),
  dateNotExact: bilingual(
    '原文的时间不是具体日期，只保留原文写法',
    'The time is not a calendar date in the original; only its wording was kept',
  ),
  organisationResolved: bilingual(
    '简称按本文写明的地区补全',
    'The short name was completed with the region that the text gives',
  ),
  organisationUnresolved: bilingual(
    '原文没有说明是哪里的机构，保留简称',
    'The text does not say whose organisation this is; the short name was kept',
  ),
  altDerived: bilingual(
    '原图没有说明，替代文字按文章标题生成，请编辑补充',
    "The image had no description; the alternative text was made from the article's title, for an editor to improve",
  ),
  sectionSplit: bilingual(
    '小节标题与条目标题连写，按下文断开',
    'A section title and an item title were run together; they were parted by what follows',
  ),
  tableFlattened: bilingual('表格已逐行转为段落', 'A table was turned into paragraphs, row by row'),
  appealDropped: bilingual('已去掉媒体自己的广告及其二维码', "The medium's own appeal and its QR code were left out"),
  organiserInherited: bilingual(
    '原文省略了单位，按同一句前文',
    'The organisation is left out here and is that of the same sentence',
  ),
} as const satisfies Record<string, Bilingual>

export type NoteCode = keyof typeof planNotes
