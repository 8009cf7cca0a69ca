import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, textOf, type AccessibilityPatch, type Translate } from './AccessibilityPatch.js'

/** Selects that stand in no field, by where they stand. */
const selectLabels: Record<string, Bilingual> = {
  '.dashboard-breadcrumb-select': bilingual('仪表板', 'Dashboard'),
  '.condition__field': bilingual('过滤的字段', 'Field to filter by'),
  '.condition__operator': bilingual('条件', 'Condition'),
  '.condition__value': bilingual('值', 'Value'),
}

/** A chosen value is a button around two buttons; a group of them can be read, and moved by the keyboard as before. */
function nameSelectedValues(translate: Translate): void {
  for (const selectedValue of queryAll('div.multi-value')) {
    const label = textOf(
      selectedValue.querySelector(
        '.relationship--multi-value-label__text, .multi-value-label__text, .rs__multi-value__label',
      ),
    )
    setAttribute(selectedValue, 'role', 'group')
    setAttribute(selectedValue, 'aria-label', label)
    setAttribute(selectedValue, 'aria-roledescription', translate(bilingual('可移动的已选项', 'movable choice')))
    for (const editButton of queryAll('.relationship--multi-value-label__drawer-toggler', selectedValue))
      setAttribute(editButton, 'aria-label', translate(bilingual(`编辑 ${label}`, `Edit ${label}`)))
    for (const removeButton of queryAll('button.multi-value-remove', selectedValue))
      setAttribute(removeButton, 'aria-label', translate(bilingual(`移除 ${label}`, `Remove ${label}`)))
  }
  for (const editButton of queryAll('.relationship--single-value__drawer-toggler')) {
    const label = textOf(
      editButton.closest('.relationship--single-value')?.querySelector('.relationship--single-value__text'),
    )
    setAttribute(editButton, 'aria-label', translate(bilingual(`编辑 ${label}`, `Edit ${label}`)))
  }
}

/** Makes selects ones that can be worked by ear: what clears them has a name, what only opens them is not in the way of the Tab key. */
export const patchSelects: AccessibilityPatch = (translate) => {
  for (const [container, label] of Object.entries(selectLabels)) {
    for (const input of queryAll(`${container} input`)) setAttribute(input, 'aria-label', translate(label))
  }
  // The text box beside it opens the list as well, and is the one that says what it is.
  for (const dropdownIndicator of queryAll('.dropdown-indicator[aria-hidden=true]'))
    setAttribute(dropdownIndicator, 'tabindex', '-1')
  for (const clearButton of queryAll('.clear-indicator[tabindex="0"]')) {
    clearButton.removeAttribute('aria-hidden')
    const fieldLabel = textOf(clearButton.closest('.field-type')?.querySelector('.field-label'))
    setAttribute(clearButton, 'aria-label', translate(bilingual(`清除${fieldLabel}`, `Clear ${fieldLabel}`)))
  }
  for (const clearButton of queryAll('.date-time-picker__clear-button'))
    setAttribute(clearButton, 'aria-label', translate(bilingual('清除时间', 'Clear the time')))
  nameSelectedValues(translate)
}
