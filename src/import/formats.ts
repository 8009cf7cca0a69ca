import { parseStaticSitePost } from './sources/parseStaticSitePost.js'
import { hasFrontMatter } from './sources/parseFrontMatter.js'
import { parseWechatPage } from './sources/parseWechatPage.js'
import { isWechatPage } from './sources/wechatBoilerplate.js'
import { captionImages } from './transforms/captionImages.js'
import { dropAppeal } from './transforms/dropAppeal.js'
import { dropCredits } from './transforms/dropCredits.js'
import { dropNonContentImages } from './transforms/dropNonContentImages.js'
import { dropSiteBoilerplate } from './transforms/dropSiteBoilerplate.js'
import { dropUnsafeUrls } from './transforms/dropUnsafeUrls.js'
import { dropWechatBoilerplate } from './transforms/dropWechatBoilerplate.js'
import { extractByline } from './transforms/extractByline.js'
import { extractOrigin } from './transforms/extractOrigin.js'
import { extractWechatHeader } from './transforms/extractWechatHeader.js'
import { joinSectionNumbers } from './transforms/joinSectionNumbers.js'
import { markSections } from './transforms/markSections.js'
import { restoreTitleQuotes } from './transforms/restoreTitleQuotes.js'
import { unwrapProxies } from './transforms/unwrapProxies.js'
import type { ParsedSource, ReadAs, SourceFormat, Transform } from './tree.js'

/** Everything in which one source format differs from the others. */
export type FormatDefinition = {
  /** Whether a text has this format. Only its content decides: file names are unreliable. */
  readonly matches: (source: string) => boolean
  /** @throws ImportError when the text has this format but cannot be read */
  readonly parse: (source: string) => ParsedSource
  /** The steps that prepare the tree for the plan, in this order. */
  readonly transforms: readonly Transform[]
  readonly readAs: ReadAs
  /**
   * Whether the origin of an article is an account. Within one account a name means one person; between other origins
   * it may not.
   */
  readonly isOriginAccount: boolean
}

/** The source formats. No other file of the import asks for a format by its name. */
export const formats: Readonly<Record<SourceFormat, FormatDefinition>> = {
  staticSitePost: {
    matches: hasFrontMatter,
    parse: parseStaticSitePost,
    transforms: [
      unwrapProxies,
      dropNonContentImages,
      dropUnsafeUrls,
      restoreTitleQuotes,
      dropAppeal,
      dropSiteBoilerplate,
      extractOrigin,
      dropCredits,
      extractByline,
      captionImages,
    ],
    readAs: 'report',
    isOriginAccount: false,
  },
  wechatPage: {
    matches: isWechatPage,
    parse: parseWechatPage,
    transforms: [
      extractWechatHeader,
      dropCredits,
      dropWechatBoilerplate,
      dropAppeal,
      extractByline,
      joinSectionNumbers,
      markSections,
    ],
    readAs: 'chronicle',
    isOriginAccount: true,
  },
}
