import { text } from '../../vocabulary/text.js'
import { all, set, type Mend } from './mend.js'

/** The views of a document stand in a list without items, and the view one is in is a button that cannot be pressed. */
export const mendDocumentTabs: Mend = (say) => {
  for (const tabs of all('.doc-tabs__tabs')) {
    set(tabs, 'role', 'group')
    set(tabs, 'aria-label', say(text('此文档的视图', 'Views of this document')))
  }
  for (const tab of all('div.doc-tab--active')) {
    set(tab, 'role', 'link')
    set(tab, 'aria-current', 'page')
  }
}
