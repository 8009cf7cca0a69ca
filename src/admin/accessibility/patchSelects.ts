import { bilingual } from '../../vocabulary/bilingual.js'
import { queryAll, setAttribute, textOf, type AccessibilityPatch, type Translate } from './AccessibilityPatch.js'

/** Names selected values, and the buttons in them that edit or remove one. */
function nameSelectedValues(translate: Translate): void {
  for (const selectedValue of queryAll('div.multi-value')) {
    const label = textOf(
      selectedValue.querySelector(
        '.relationship--multi-value-label__text, .multi-value-label__text, .rs__multi-value__label',
      ),
    )
    setAttribute(selectedValue, 'aria-label', label)
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

/**
 * Names selected values and the buttons that clear a select, and exposes the latter, which Payload hides while
 * focusable.
 */
export const patchSelects: AccessibilityPatch = (translate) => {
  for (const clearButton of queryAll('.clear-indicator[tabindex="0"]')) {
    clearButton.removeAttribute('aria-hidden')
    const fieldLabel = textOf(clearButton.closest('.field-type')?.querySelector('.field-label'))
    setAttribute(clearButton, 'aria-label', translate(bilingual(`清除${fieldLabel}`, `Clear ${fieldLabel}`)))
  }
  nameSelectedValues(translate)
}
