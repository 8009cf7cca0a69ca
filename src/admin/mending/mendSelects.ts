import { text, type Text } from '../../vocabulary/text.js'
import { all, set, words, type Mend, type Say } from './mend.js'

/** Selects that stand in no field, by where they stand. */
const places: Record<string, Text> = {
  '.dashboard-breadcrumb-select': text('仪表板', 'Dashboard'),
  '.condition__field': text('过滤的字段', 'Field to filter by'),
  '.condition__operator': text('条件', 'Condition'),
  '.condition__value': text('值', 'Value'),
}

/** A chosen value is a button around two buttons; a group of them can be read, and moved by the keyboard as before. */
function nameChosen(say: Say): void {
  for (const chosen of all('div.multi-value')) {
    const label = words(
      chosen.querySelector('.relationship--multi-value-label__text, .multi-value-label__text, .rs__multi-value__label'),
    )
    set(chosen, 'role', 'group')
    set(chosen, 'aria-label', label)
    set(chosen, 'aria-roledescription', say(text('可移动的已选项', 'movable choice')))
    for (const pencil of all('.relationship--multi-value-label__drawer-toggler', chosen))
      set(pencil, 'aria-label', say(text(`编辑 ${label}`, `Edit ${label}`)))
    for (const cross of all('button.multi-value-remove', chosen))
      set(cross, 'aria-label', say(text(`移除 ${label}`, `Remove ${label}`)))
  }
  for (const pencil of all('.relationship--single-value__drawer-toggler')) {
    const label = words(
      pencil.closest('.relationship--single-value')?.querySelector('.relationship--single-value__text'),
    )
    set(pencil, 'aria-label', say(text(`编辑 ${label}`, `Edit ${label}`)))
  }
}

/** Makes selects ones that can be worked by ear: what clears them has a name, what only opens them is not in the way of the Tab key. */
export const mendSelects: Mend = (say) => {
  for (const [place, label] of Object.entries(places)) {
    for (const input of all(`${place} input`)) set(input, 'aria-label', say(label))
  }
  // The text box beside it opens the list as well, and is the one that says what it is.
  for (const arrow of all('.dropdown-indicator[aria-hidden=true]')) set(arrow, 'tabindex', '-1')
  for (const cross of all('.clear-indicator[tabindex="0"]')) {
    cross.removeAttribute('aria-hidden')
    const field = words(cross.closest('.field-type')?.querySelector('.field-label'))
    set(cross, 'aria-label', say(text(`清除${field}`, `Clear ${field}`)))
  }
  for (const cross of all('.date-time-picker__clear-button'))
    set(cross, 'aria-label', say(text('清除时间', 'Clear the time')))
  nameChosen(say)
}
