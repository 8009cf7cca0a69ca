import { ImportError } from '../ImportError.js'
import type { SourceFormat, SourceTree } from '../tree.js'
import { parseStaticSitePost } from './parseStaticSitePost.js'
import { parseWechatPage } from './parseWechatPage.js'
import { isWechatPage } from './wechatBoilerplate.js'

const parsers = { staticSitePost: parseStaticSitePost, wechatPage: parseWechatPage } as const

/**
 * Turns the text of a source, of whichever known format, into a tree.
 * @throws ImportError when the format is unknown or the front matter cannot be read
 */
export const parseSource = (source: string): SourceTree => parsers[detectFormat(source)](source)

const opensWithFrontMatter = /^\uFEFF?\s*---[ \t]*\r?\n/

/**
 * Tells the format of a source by its content; the file's name says nothing.
 * @throws ImportError `unknownFormat`
 */
export function detectFormat(source: string): SourceFormat {
  if (opensWithFrontMatter.test(source)) return 'staticSitePost'
  if (isWechatPage(source)) return 'wechatPage'
  throw new ImportError('unknownFormat')
}
