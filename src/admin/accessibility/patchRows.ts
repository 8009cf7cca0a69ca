import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, textOf, type AccessibilityPatch, type Translate } from './AccessibilityPatch.js'

const dragHelp = bilingual(
  '按空格键拿起，用方向键移动，再按空格键放下；按 Esc 取消。',
  'Press the space bar to pick it up, move it with the arrow keys, press the space bar again to drop it; Esc cancels.',
)

function nameRows(translate: Translate): void {
  for (const row of queryAll('.collapsible')) {
    const label = textOf(row.querySelector('.row-label, .blocks-field__block-pill'))
    const toggle = row.querySelector('.collapsible__toggle')
    const handle = row.querySelector('.collapsible__drag')
    const actions = row.querySelector('.array-actions__button')
    if (toggle) setAttribute(toggle, 'aria-expanded', String(toggle.classList.contains('collapsible__toggle--open')))
    if (toggle && label)
      setAttribute(toggle, 'aria-label', translate(bilingual(`展开或收起 ${label}`, `Open or close ${label}`)))
    if (handle) setAttribute(handle, 'aria-label', translate(bilingual(`移动 ${label}`, `Move ${label}`)))
    if (handle) setAttribute(handle, 'aria-roledescription', translate(bilingual('可移动的行', 'movable row')))
    if (actions) setAttribute(actions, 'aria-label', translate(bilingual(`${label} 的操作`, `Actions on ${label}`)))
  }
  for (const help of queryAll('[id^=DndDescribedBy], [id$=-help]')) {
    if (help.textContent?.includes('draggable') && help.textContent !== translate(dragHelp))
      help.textContent = translate(dragHelp)
  }
}

/** Buttons that show a picture alone, by what they are. */
const iconButtonLabels: Record<string, Bilingual> = {
  '.clickable-arrow--left': bilingual('上一页', 'Previous page'),
  '.clickable-arrow--right': bilingual('下一页', 'Next page'),
  '.copy-to-clipboard': bilingual('复制', 'Copy'),
  '.file-details__remove': bilingual('移除文件', 'Remove the file'),
}

/** Buttons that show a picture alone, by where they stand; the last is for all others. */
function nameIconButtons(translate: Translate): void {
  for (const [selector, label] of Object.entries(iconButtonLabels)) {
    for (const button of queryAll(selector)) setAttribute(button, 'aria-label', translate(label))
  }
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

/** Names what moves, opens and changes the rows of a list within a document. */
export const patchRows: AccessibilityPatch = (translate) => {
  nameRows(translate)
  nameIconButtons(translate)
}
