import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, type AccessibilityPatch } from './AccessibilityPatch.js'

const buttonLabels: Record<string, Bilingual> = {
  bold: bilingual('加粗', 'Bold'),
  italic: bilingual('斜体', 'Italic'),
  underline: bilingual('下划线', 'Underline'),
  strikethrough: bilingual('删除线', 'Strikethrough'),
  link: bilingual('链接', 'Link'),
}

const menuLabels: Record<string, Bilingual> = {
  add: bilingual('插入', 'Insert'),
  text: bilingual('段落样式', 'Paragraph style'),
}

/** Names the buttons of the rich text editor, which are pictures, and says which are on. */
export const patchToolbar: AccessibilityPatch = (translate) => {
  for (const [key, label] of Object.entries(buttonLabels)) {
    for (const button of queryAll(`.toolbar-popup__button[data-button-key="${key}"]`)) {
      setAttribute(button, 'aria-label', translate(label))
      setAttribute(button, 'aria-pressed', String(button.classList.contains('active')))
    }
  }
  for (const [key, label] of Object.entries(menuLabels)) {
    for (const button of queryAll(`.toolbar-popup__dropdown[data-dropdown-key="${key}"]`))
      setAttribute(button, 'aria-label', translate(label))
  }
  for (const toolbar of queryAll('.fixed-toolbar')) {
    setAttribute(toolbar, 'role', 'toolbar')
    setAttribute(toolbar, 'aria-label', translate(bilingual('文字格式', 'Text formatting')))
  }
}
