import { text, type Text } from '../../vocabulary/text.js'
import { all, set, type Mend } from './mend.js'

const buttons: Record<string, Text> = {
  bold: text('加粗', 'Bold'),
  italic: text('斜体', 'Italic'),
  underline: text('下划线', 'Underline'),
  strikethrough: text('删除线', 'Strikethrough'),
  link: text('链接', 'Link'),
}

const menus: Record<string, Text> = {
  add: text('插入', 'Insert'),
  text: text('段落样式', 'Paragraph style'),
}

/** Names the buttons of the rich text editor, which are pictures, and says which are on. */
export const mendToolbar: Mend = (say) => {
  for (const [key, label] of Object.entries(buttons)) {
    for (const button of all(`.toolbar-popup__button[data-button-key="${key}"]`)) {
      set(button, 'aria-label', say(label))
      set(button, 'aria-pressed', String(button.classList.contains('active')))
    }
  }
  for (const [key, label] of Object.entries(menus)) {
    for (const button of all(`.toolbar-popup__dropdown[data-dropdown-key="${key}"]`))
      set(button, 'aria-label', say(label))
  }
  for (const toolbar of all('.fixed-toolbar')) {
    set(toolbar, 'role', 'toolbar')
    set(toolbar, 'aria-label', say(text('文字格式', 'Text formatting')))
  }
}
