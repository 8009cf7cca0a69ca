import type { SourceTree } from '../tree.js'
import { recogniseFormat } from './recogniseFormat.js'
import { readStaticSitePost } from './staticSitePost.js'
import { readWechatPage } from './wechatPage.js'

const readers = { staticSitePost: readStaticSitePost, wechatPage: readWechatPage } as const

/**
 * Turns the text of a source, of whichever known format, into a tree.
 * @throws ImportError when the format is unknown or the front matter cannot be read
 */
export const readSource = (source: string): SourceTree => readers[recogniseFormat(source)](source)
