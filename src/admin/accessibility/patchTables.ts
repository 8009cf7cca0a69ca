import { bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, textOf, type AccessibilityPatch, type Translate } from './AccessibilityPatch.js'

/** The buttons that sort a column say “[object Object]” for every label in two languages. */
function nameSortButtons(translate: Translate): void {
  for (const column of queryAll('.sort-column')) {
    const label = textOf(column.querySelector('.sort-column__label'))
    for (const button of queryAll('.sort-column__asc', column))
      setAttribute(button, 'aria-label', translate(bilingual(`按${label}升序排列`, `Sort by ${label}, ascending`)))
    for (const button of queryAll('.sort-column__desc', column))
      setAttribute(button, 'aria-label', translate(bilingual(`按${label}降序排列`, `Sort by ${label}, descending`)))
    for (const button of queryAll('.sort-column__button', column))
      setAttribute(button, 'aria-pressed', String(button.classList.contains('sort-column--active')))
  }
}

/** The boxes that choose rows have no name; each takes that of its row. */
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

/** The pencils that open a document from a table within another. */
function nameDrawerTogglers(translate: Translate): void {
  for (const toggler of queryAll('.drawer-link__doc-drawer-toggler')) {
    const title = textOf(toggler.previousElementSibling)
    setAttribute(toggler, 'aria-label', translate(bilingual(`打开“${title}”`, `Open “${title}”`)))
  }
}

/** The small picture beside a file's name is called by that name again, which is then heard twice. */
function clearThumbnailAlts(): void {
  for (const image of queryAll('td .file img')) setAttribute(image, 'alt', '')
}

/** Lets a table be read by ear. */
export const patchTables: AccessibilityPatch = (translate) => {
  nameSortButtons(translate)
  nameRowCheckboxes(translate)
  nameDrawerTogglers(translate)
  clearThumbnailAlts()
}
