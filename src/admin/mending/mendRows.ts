import { text, type Text } from '../../vocabulary/text.js'
import { all, set, words, type Mend, type Say } from './mend.js'

const dragging = text(
  '按空格键拿起，用方向键移动，再按空格键放下；按 Esc 取消。',
  'Press the space bar to pick it up, move it with the arrow keys, press the space bar again to drop it; Esc cancels.',
)

function nameRows(say: Say): void {
  for (const row of all('.collapsible')) {
    const label = words(row.querySelector('.row-label, .blocks-field__block-pill'))
    const toggle = row.querySelector('.collapsible__toggle')
    const handle = row.querySelector('.collapsible__drag')
    const actions = row.querySelector('.array-actions__button')
    if (toggle) set(toggle, 'aria-expanded', String(toggle.classList.contains('collapsible__toggle--open')))
    if (toggle && label) set(toggle, 'aria-label', say(text(`展开或收起 ${label}`, `Open or close ${label}`)))
    if (handle) set(handle, 'aria-label', say(text(`移动 ${label}`, `Move ${label}`)))
    if (handle) set(handle, 'aria-roledescription', say(text('可移动的行', 'movable row')))
    if (actions) set(actions, 'aria-label', say(text(`${label} 的操作`, `Actions on ${label}`)))
  }
  for (const help of all('[id^=DndDescribedBy], [id$=-help]')) {
    if (help.textContent?.includes('draggable') && help.textContent !== say(dragging)) help.textContent = say(dragging)
  }
}

/** Buttons that show a picture alone, by what they are. */
const pictures: Record<string, Text> = {
  '.clickable-arrow--left': text('上一页', 'Previous page'),
  '.clickable-arrow--right': text('下一页', 'Next page'),
  '.copy-to-clipboard': text('复制', 'Copy'),
  '.file-details__remove': text('移除文件', 'Remove the file'),
}

/** Buttons that show a picture alone, by where they stand; the last is for all others. */
function namePopups(say: Say): void {
  for (const [selector, label] of Object.entries(pictures)) {
    for (const button of all(selector)) set(button, 'aria-label', say(label))
  }
  for (const button of all('.popup-button')) {
    if (words(button) !== '' || button.matches('.array-actions__button')) continue
    const clipboard = button.closest('.clipboard-action__popup')
    set(button, 'aria-label', say(clipboard ? text('复制和粘贴', 'Copy and paste') : text('更多操作', 'More actions')))
  }
}

/** Names what moves, opens and changes the rows of a list within a document. */
export const mendRows: Mend = (say) => {
  nameRows(say)
  namePopups(say)
}
