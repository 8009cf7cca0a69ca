import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'

/** Why a file is not imported, and how to mend it. */
export const importErrors = {
  emptyFile: bilingual('文件是空的。请检查是否选对了文件。', 'The file is empty. Check that it is the right one.'),
  fileTooLarge: bilingual(
    '文件超过上限 {limit} 字节。请确认这是一篇文章，而不是整站导出。',
    'The file is larger than {limit} bytes. Make sure it is one article, not a whole site.',
  ),
  notUtf8: bilingual(
    '文件不是 UTF-8 编码（第 {offset} 字节附近）。请另存为 UTF-8 后重试。',
    'The file is not UTF-8 (near byte {offset}). Save it as UTF-8 and try again.',
  ),
  notText: bilingual(
    '文件含有空字符，不是文本。请提供文本文件。',
    'The file holds null characters and is not text. Provide a text file.',
  ),
  unknownFormat: bilingual(
    '认不出文件的格式。可以导入的是：以“---”开头、带文章信息的静态网站文章，或微信公众号页面的文字。',
    'The format is not known. What can be imported: a static site post that opens with a “---” block, or the text of a WeChat page.',
  ),
  frontMatterNotClosed: bilingual(
    '文章信息块没有结束。请在正文之前补一行“---”。',
    'The front matter is not closed. Add a line “---” before the body.',
  ),
  frontMatterInvalid: bilingual(
    '文章信息块第 {line} 行无法读懂：请检查引号、冒号和缩进。',
    'Line {line} of the file, in the front matter, cannot be read: check quotes, colons and indentation.',
  ),
  boilerplateOnly: bilingual(
    '文件里只有页面的固定文字（按钮、提示等），没有文章。',
    'The file holds nothing but the boilerplate of a page (buttons, hints); there is no article.',
  ),
  nestedTooDeeply: bilingual(
    '标签或结构嵌套过深，无法读取。请检查文件是否损坏。',
    'Tags or structures are nested too deeply to be read. Check whether the file is damaged.',
  ),
  tooManyTags: bilingual(
    '标签超过 {limit} 个。请确认这是一篇文章，而不是整站导出。',
    'There are more than {limit} tags. Make sure it is one article, not a whole site.',
  ),
  titleMissing: bilingual('找不到文章标题。请补上标题后重试。', 'No title was found. Add one and try again.'),
  fileUnreadable: bilingual('无法读取文件：{reason}', 'The file cannot be read: {reason}'),
  notAFile: bilingual('这不是普通文件，也不是文件夹。', 'This is neither a regular file nor a folder.'),
  folderEmpty: bilingual('文件夹里没有文件。', 'The folder holds no files.'),
  nothingMatches: bilingual('没有文件与此相符。', 'No file matches this.'),
  valueRefused: bilingual(
    '{collection}中有不能保存的值：{fields}。未写入任何内容。',
    'A value cannot be stored in {collection}: {fields}. Nothing was written.',
  ),
  importFailed: bilingual(
    '无法导入，未写入任何内容：{reason}',
    'The file cannot be imported and nothing was written: {reason}',
  ),
} as const satisfies Record<string, Bilingual>

export type ImportErrorCode = keyof typeof importErrors
