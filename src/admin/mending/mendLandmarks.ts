import { text } from '../../vocabulary/text.js'
import { all, set, type Mend } from './mend.js'

/** The id that the skip link leads to. */
export const mainId = 'main-content'

const marked = 'dashijiMain'

/** The main part of the page: Payload's own on a document, elsewhere what stands beside the bar at the top. */
const mainPart = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('.template-default__wrap main, .template-minimal') ??
  all('.template-default__wrap > :is(.collection-list, .not-found, .gutter)').at(-1) ??
  null

function markMain(main: HTMLElement | null): void {
  for (const former of all(`#${mainId}`)) {
    if (former === main) continue
    for (const attribute of ['id', 'tabindex', ...(former.dataset[marked] ? ['role'] : [])])
      former.removeAttribute(attribute)
  }
  if (!main) return
  if (main.tagName !== 'MAIN') {
    set(main, 'role', 'main')
    main.dataset[marked] = 'yes'
  }
  set(main, 'id', mainId)
  set(main, 'tabindex', '-1')
}

/** Lets a screen reader jump to the parts of the page, and tells parts of one kind apart. */
export const mendLandmarks: Mend = (say) => {
  markMain(mainPart())
  for (const head of all('.doc-header')) {
    set(head, 'role', 'region')
    set(head, 'aria-label', say(text('文档标题', 'Title of the document')))
  }
  // The page has a head already.
  for (const head of all('.list-header')) set(head, 'role', 'none')
  for (const menu of all('nav.nav__wrap')) set(menu, 'aria-label', say(text('主菜单', 'Main menu')))
  for (const path of all('nav.step-nav')) set(path, 'aria-label', say(text('当前位置', 'Where you are')))
  for (const toasts of all('section[aria-label^="Notifications"]'))
    set(toasts, 'aria-label', say(text('通知', 'Notifications')))
}
