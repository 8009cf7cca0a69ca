import { ImportError } from '../ImportError.js'
import type { SourceFormat } from '../tree.js'
import { isWechatPage } from './wechatFurniture.js'

const opensWithFrontMatter = /^\uFEFF?\s*---[ \t]*\r?\n/

/**
 * Tells the format of a source by its content; the file's name says nothing.
 * @throws ImportError `unknownFormat`
 */
export function recogniseFormat(source: string): SourceFormat {
  if (opensWithFrontMatter.test(source)) return 'staticSitePost'
  if (isWechatPage(source)) return 'wechatPage'
  throw new ImportError('unknownFormat')
}
