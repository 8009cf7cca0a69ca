import { bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, textOf, type AccessibilityPatch, type Translate } from './AccessibilityPatch.js'

/** Names the buttons that sort by a column; Payload renders bilingual labels as “[object Object]” there. */
function nameSortButtons(translate: Translate): void {
  for (const column of queryAll('.sort-column')) {
    const label = textOf(column.querySelector('.sort-column__label'))
    for (const button of queryAll('.sort-column__asc', column))
      setAttribute(button, 'aria-label', translate(bilingual(`按${label}升序排列`, `Sort by ${label}, ascending`)))
    for (const button of queryAll('.sort-column__desc', column))
      setAttribute(button, 'aria-label', translate(bilingual(`按${label}降序排列`, `Sort by ${label}, descending`)))
  }
}

/** Names the checkboxes that select rows, by the first column of the row. */
function nameRowCheckboxes(translate: Translate): void {
  for (const checkbox of queryAll('input#select-all')) {
    checkbox.removeAttribute('aria-labelledby')
    checkbox.removeAttribute('title')
    setAttribute(checkbox, 'aria-label', translate(bilingual('选择本页全部', 'Select all on this page')))
  }
  for (const row of queryAll('tbody tr')) {
    const checkbox = row.querySelector('.select-row__checkbox input, .cell-_select input[type=checkbox]')
    const title = textOf(row.querySelector('td:not(.cell-_select)'))
    if (checkbox) setAttribute(checkbox, 'aria-label', translate(bilingual(`选择“${title}”`, `Select “${title}”`)))
  }
}

/** Names the buttons that open a document from a table within another document. */
function nameDrawerTogglers(translate: Translate): void {
  for (const toggler of queryAll('.drawer-link__doc-drawer-toggler')) {
    const title = textOf(toggler.previousElementSibling)
    setAttribute(toggler, 'aria-label', translate(bilingual(`打开“${title}”`, `Open “${title}”`)))
  }
}

/** Names the controls in tables. */
export const patchTables: AccessibilityPatch = (translate) => {
  nameSortButtons(translate)
  nameRowCheckboxes(translate)
  nameDrawerTogglers(translate)
}
