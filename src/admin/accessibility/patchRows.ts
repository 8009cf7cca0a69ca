import { bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, textOf, type AccessibilityPatch, type Translate } from './AccessibilityPatch.js'

const dragHelp = bilingual(
  '按空格键拿起，用方向键移动，再按空格键放下；按 Esc 取消。',
  'Press the space bar to pick it up, move it with the arrow keys, press the space bar again to drop it; Esc cancels.',
)

/** Names the buttons that open, move and change a row of an array, by the label of the row. */
function nameRows(translate: Translate): void {
  for (const row of queryAll('.collapsible')) {
    const label = textOf(row.querySelector('.row-label, .blocks-field__block-pill'))
    const toggle = row.querySelector('.collapsible__toggle')
    const handle = row.querySelector('.collapsible__drag')
    const actions = row.querySelector('.array-actions__button')
    if (toggle && label)
      setAttribute(toggle, 'aria-label', translate(bilingual(`展开或收起 ${label}`, `Open or close ${label}`)))
    if (handle) setAttribute(handle, 'aria-label', translate(bilingual(`移动 ${label}`, `Move ${label}`)))
    if (actions) setAttribute(actions, 'aria-label', translate(bilingual(`${label} 的操作`, `Actions on ${label}`)))
  }
}

/** Translates the instructions for dragging by keyboard, which the drag and drop library has in English only. */
function translateDragHelp(translate: Translate): void {
  for (const help of queryAll('[id^=DndDescribedBy], [id$=-help]')) {
    if (help.textContent?.includes('draggable') && help.textContent !== translate(dragHelp))
      help.textContent = translate(dragHelp)
  }
}

/** Names menu buttons that are only an icon, by their position. */
function nameMenuButtons(translate: Translate): void {
  for (const button of queryAll('.popup-button')) {
    if (textOf(button) !== '' || button.matches('.array-actions__button')) continue
    const clipboard = button.closest('.clipboard-action__popup')
    setAttribute(
      button,
      'aria-label',
      translate(clipboard ? bilingual('复制和粘贴', 'Copy and paste') : bilingual('更多操作', 'More actions')),
    )
  }
}

/** Makes the rows of arrays usable by screen reader and keyboard. */
export const patchRows: AccessibilityPatch = (translate) => {
  nameRows(translate)
  translateDragHelp(translate)
  nameMenuButtons(translate)
}
