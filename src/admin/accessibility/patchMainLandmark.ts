import { queryAll, setAttribute, type AccessibilityPatch } from './AccessibilityPatch.js'

/** Target of the skip link. */
export const mainId = 'main-content'

const mainMarker = 'dashijiMain'

/** The main part of the page: Payload's own `main` on a document, otherwise the element beside the app header. */
const findMain = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('.template-default__wrap main, .template-minimal') ??
  queryAll('.template-default__wrap > :is(.collection-list, .not-found, .gutter)').at(-1) ??
  null

/**
 * Marks the main part of the page as a landmark that the skip link can focus, and unmarks that of the previous page.
 */
export const patchMainLandmark: AccessibilityPatch = () => {
  const main = findMain()
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
