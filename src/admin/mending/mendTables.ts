import { text } from '../../vocabulary/text.js'
import { all, set, words, type Mend, type Say } from './mend.js'

/** The buttons that sort a column say “[object Object]” for every label in two languages. */
function nameSortButtons(say: Say): void {
  for (const column of all('.sort-column')) {
    const label = words(column.querySelector('.sort-column__label'))
    for (const button of all('.sort-column__asc', column))
      set(button, 'aria-label', say(text(`按${label}升序排列`, `Sort by ${label}, ascending`)))
    for (const button of all('.sort-column__desc', column))
      set(button, 'aria-label', say(text(`按${label}降序排列`, `Sort by ${label}, descending`)))
    for (const button of all('.sort-column__button', column))
      set(button, 'aria-pressed', String(button.classList.contains('sort-column--active')))
  }
}

/** The boxes that choose rows have no name; each takes that of its row. */
function nameRowBoxes(say: Say): void {
  for (const box of all('input#select-all')) {
    box.removeAttribute('aria-labelledby')
    box.removeAttribute('title')
    set(box, 'aria-label', say(text('选择本页全部', 'Select all on this page')))
  }
  for (const row of all('tbody tr')) {
    const box = row.querySelector('.select-row__checkbox input, .cell-_select input[type=checkbox]')
    const title = words(row.querySelector('td:not(.cell-_select)'))
    if (box) set(box, 'aria-label', say(text(`选择“${title}”`, `Select “${title}”`)))
  }
}

/** The pencils that open a document from a table within another. */
function nameOpeners(say: Say): void {
  for (const opener of all('.drawer-link__doc-drawer-toggler')) {
    const title = words(opener.previousElementSibling)
    set(opener, 'aria-label', say(text(`打开“${title}”`, `Open “${title}”`)))
  }
}

/** The small picture beside a file's name is called by that name again, which is then heard twice. */
function silenceThumbnails(): void {
  for (const picture of all('td .file img')) set(picture, 'alt', '')
}

/** Lets a table be read by ear. */
export const mendTables: Mend = (say) => {
  nameSortButtons(say)
  nameRowBoxes(say)
  nameOpeners(say)
  silenceThumbnails()
}
