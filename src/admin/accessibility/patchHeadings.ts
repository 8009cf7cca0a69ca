import { bilingual } from '../../vocabulary/bilingual.js'
import { type AccessibilityPatch, queryAll, setAttribute, textOf } from './AccessibilityPatch.js'

/** Headings below the page's title that skip a level: Payload writes h3 and h4 straight below its h1. */
const tooDeepSelector =
  '.no-results h3, .array-field__title, .group-field__title, .relationship-table__header h4, .blocks-field__title, .collection-edit h3, .view-version h3'

/** Lets headings follow each other without a gap, since people who listen go from one to the next by level. */
export const patchHeadings: AccessibilityPatch = () => {
  for (const heading of queryAll(tooDeepSelector)) setAttribute(heading, 'aria-level', '2')
}

const separator = ' ‹ '

/** Puts a document's own title first in the window's, where all documents of a collection else have the same. */
export const patchTitle: AccessibilityPatch = () => {
  const pageTitle = document.title.split(separator).at(-1) ?? ''
  const title = textOf(document.querySelector('.doc-header__title'))
  const newTitle = title === '' ? pageTitle : `${title}${separator}${pageTitle}`
  if (pageTitle !== '' && document.title !== newTitle) document.title = newTitle
}

/** The views of a document stand in a list without items, and the view one is in is a button that cannot be pressed. */
export const patchDocumentTabs: AccessibilityPatch = (translate) => {
  for (const tabs of queryAll('.doc-tabs__tabs')) {
    setAttribute(tabs, 'role', 'group')
    setAttribute(tabs, 'aria-label', translate(bilingual('此文档的视图', 'Views of this document')))
  }
  for (const tab of queryAll('div.doc-tab--active')) {
    setAttribute(tab, 'role', 'link')
    setAttribute(tab, 'aria-current', 'page')
  }
}
