import { bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, type AccessibilityPatch } from './AccessibilityPatch.js'

/** The id that the skip link leads to. */
export const mainId = 'main-content'

const mainMarker = 'dashijiMain'

/** The main part of the page: Payload's own on a document, elsewhere what stands beside the bar at the top. */
const findMain = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('.template-default__wrap main, .template-minimal') ??
  queryAll('.template-default__wrap > :is(.collection-list, .not-found, .gutter)').at(-1) ??
  null

function markMain(main: HTMLElement | null): void {
  for (const former of queryAll(`#${mainId}`)) {
    if (former === main) continue
    for (const attribute of ['id', 'tabindex', ...(former.dataset[mainMarker] ? ['role'] : [])])
      former.removeAttribute(attribute)
  }
  if (!main) return
  if (main.tagName !== 'MAIN') {
    setAttribute(main, 'role', 'main')
    main.dataset[mainMarker] = 'yes'
  }
  setAttribute(main, 'id', mainId)
  setAttribute(main, 'tabindex', '-1')
}

/** Lets a screen reader jump to the parts of the page, and tells parts of one kind apart. */
export const patchLandmarks: AccessibilityPatch = (translate) => {
  markMain(findMain())
  for (const header of queryAll('.doc-header')) {
    setAttribute(header, 'role', 'region')
    setAttribute(header, 'aria-label', translate(bilingual('文档标题', 'Title of the document')))
  }
  // The page has a head already.
  for (const header of queryAll('.list-header')) setAttribute(header, 'role', 'none')
  for (const menu of queryAll('nav.nav__wrap'))
    setAttribute(menu, 'aria-label', translate(bilingual('主菜单', 'Main menu')))
  for (const breadcrumbs of queryAll('nav.step-nav'))
    setAttribute(breadcrumbs, 'aria-label', translate(bilingual('当前位置', 'Where you are')))
  for (const toasts of queryAll('section[aria-label^="Notifications"]'))
    setAttribute(toasts, 'aria-label', translate(bilingual('通知', 'Notifications')))
}
