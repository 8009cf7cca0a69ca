import type { SourceFormat, SourceTree, Transform } from '../tree.js'
import { captionImages } from './captionImages.js'
import { dropAppeal } from './dropAppeal.js'
import { dropCredits } from './dropCredits.js'
import { dropWechatFurniture } from './dropWechatFurniture.js'
import { joinNumbers } from './joinNumbers.js'
import { markSections } from './markSections.js'
import { refuseUnsafe } from './refuseUnsafe.js'
import { restoreTitleQuotes } from './restoreTitleQuotes.js'
import { takeByline } from './takeByline.js'
import { takeWechatHeader } from './takeWechatHeader.js'
import { unwrapProxies } from './unwrapProxies.js'

/** The steps each format goes through, in this order. */
export const transforms: Readonly<Record<SourceFormat, readonly Transform[]>> = {
  staticSitePost: [unwrapProxies, refuseUnsafe, restoreTitleQuotes, dropAppeal, dropCredits, takeByline, captionImages],
  wechatPage: [takeWechatHeader, dropCredits, dropWechatFurniture, dropAppeal, takeByline, joinNumbers, markSections],
}

export const transform = (tree: SourceTree): SourceTree =>
  transforms[tree.format].reduce((rest, step) => step(rest), tree)
