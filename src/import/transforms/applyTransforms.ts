import type { SourceFormat, SourceTree, Transform } from '../tree.js'
import { captionImages } from './captionImages.js'
import { dropAppeal } from './dropAppeal.js'
import { dropCredits } from './dropCredits.js'
import { dropWechatBoilerplate } from './dropWechatBoilerplate.js'
import { joinSectionNumbers } from './joinSectionNumbers.js'
import { markSections } from './markSections.js'
import { dropUnsafeUrls } from './dropUnsafeUrls.js'
import { restoreTitleQuotes } from './restoreTitleQuotes.js'
import { extractByline } from './extractByline.js'
import { extractWechatHeader } from './extractWechatHeader.js'
import { unwrapProxies } from './unwrapProxies.js'

/** The steps each format goes through, in this order. */
export const transformsByFormat: Readonly<Record<SourceFormat, readonly Transform[]>> = {
  staticSitePost: [
    unwrapProxies,
    dropUnsafeUrls,
    restoreTitleQuotes,
    dropAppeal,
    dropCredits,
    extractByline,
    captionImages,
  ],
  wechatPage: [
    extractWechatHeader,
    dropCredits,
    dropWechatBoilerplate,
    dropAppeal,
    extractByline,
    joinSectionNumbers,
    markSections,
  ],
}

export const applyTransforms = (tree: SourceTree): SourceTree =>
  transformsByFormat[tree.format].reduce((current, step) => step(current), tree)
