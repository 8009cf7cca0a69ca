import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'

/** Sets one attribute on every element that matches: a label in the language of the admin, or a fixed value. */
export type AttributePatch = {
  readonly selector: string
  readonly attribute: string
  readonly value: Bilingual | string
}

const label = (selector: string, zh: string, en: string): AttributePatch => ({
  selector,
  attribute: 'aria-label',
  value: bilingual(zh, en),
})

/** Patches that depend on nothing but a selector. Whatever needs logic is a function in a file of its own. */
export const attributePatches: readonly AttributePatch[] = [
  // Landmarks. A list's header is no banner, since the page has one.
  { selector: '.doc-header', attribute: 'role', value: 'region' },
  label('.doc-header', '文档标题', 'Title of the document'),
  { selector: '.list-header', attribute: 'role', value: 'none' },
  label('nav.nav__wrap', '主菜单', 'Main menu'),
  label('nav.step-nav', '当前位置', 'Where you are'),
  label('section[aria-label^="Notifications"]', '通知', 'Notifications'),

  // Headings that skip a level: Payload puts h3 and h4 directly below the h1 of the page.
  { selector: '.no-results h3', attribute: 'aria-level', value: '2' },
  { selector: '.array-field__title', attribute: 'aria-level', value: '2' },
  { selector: '.group-field__title', attribute: 'aria-level', value: '2' },
  { selector: '.relationship-table__header h4', attribute: 'aria-level', value: '2' },
  { selector: '.blocks-field__title', attribute: 'aria-level', value: '2' },
  { selector: '.collection-edit h3', attribute: 'aria-level', value: '2' },
  { selector: '.view-version h3', attribute: 'aria-level', value: '2' },

  // The tabs of a document: a list without list items, and the current tab is a button that does nothing.
  { selector: '.doc-tabs__tabs', attribute: 'role', value: 'group' },
  label('.doc-tabs__tabs', '此文档的视图', 'Views of this document'),
  { selector: 'div.doc-tab--active', attribute: 'role', value: 'link' },
  { selector: 'div.doc-tab--active', attribute: 'aria-current', value: 'page' },

  // The alt text of a thumbnail repeats the file name beside it.
  { selector: 'td .file img', attribute: 'alt', value: '' },

  // Selects outside of fields.
  label('.dashboard-breadcrumb-select input', '仪表板', 'Dashboard'),
  label('.condition__field input', '过滤的字段', 'Field to filter by'),
  label('.condition__operator input', '条件', 'Condition'),
  label('.condition__value input', '值', 'Value'),

  // The dropdown arrow is hidden from assistive technology but focusable; the input beside it opens the list too.
  { selector: '.dropdown-indicator[aria-hidden=true]', attribute: 'tabindex', value: '-1' },
  label('.date-time-picker__clear-button', '清除时间', 'Clear the time'),

  // A selected value is a button that contains two buttons; as a group it can be read, and still be moved by keyboard.
  { selector: 'div.multi-value', attribute: 'role', value: 'group' },
  {
    selector: 'div.multi-value',
    attribute: 'aria-roledescription',
    value: bilingual('可移动的已选项', 'movable choice'),
  },
  {
    selector: '.collapsible .collapsible__drag',
    attribute: 'aria-roledescription',
    value: bilingual('可移动的行', 'movable row'),
  },

  // Buttons that are only an icon.
  label('.clickable-arrow--left', '上一页', 'Previous page'),
  label('.clickable-arrow--right', '下一页', 'Next page'),
  label('.copy-to-clipboard', '复制', 'Copy'),
  label('.file-details__remove', '移除文件', 'Remove the file'),

  // The toolbar of the rich text editor.
  { selector: '.fixed-toolbar', attribute: 'role', value: 'toolbar' },
  label('.fixed-toolbar', '文字格式', 'Text formatting'),
  label('.toolbar-popup__button[data-button-key="bold"]', '加粗', 'Bold'),
  label('.toolbar-popup__button[data-button-key="italic"]', '斜体', 'Italic'),
  label('.toolbar-popup__button[data-button-key="underline"]', '下划线', 'Underline'),
  label('.toolbar-popup__button[data-button-key="strikethrough"]', '删除线', 'Strikethrough'),
  label('.toolbar-popup__button[data-button-key="link"]', '链接', 'Link'),
  label('.toolbar-popup__dropdown[data-dropdown-key="add"]', '插入', 'Insert'),
  label('.toolbar-popup__dropdown[data-dropdown-key="text"]', '段落样式', 'Paragraph style'),
]
