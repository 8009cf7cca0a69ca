import { queryAll, setAttribute, textOf, type AccessibilityPatch } from './AccessibilityPatch.js'

const controlSelector = 'input:not([type=hidden]):not([type=file]), textarea, [contenteditable]'
const describedIdPrefix = 'described-'
let describedCount = 0

/** The first element in a field that is its own and not of a field within it. */
const findOwn = (field: Element, selector: string): HTMLElement | undefined =>
  queryAll(selector, field).find((element) => (element.parentElement?.closest('.field-type') ?? null) === field)

/** Names a control that its label does not reach: the inputs of selects and dates, and the editor of long texts. */
function nameControl(control: HTMLElement, label: string): void {
  const hasLabel =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      ? (control.labels?.length ?? 0) > 0
      : false
  if (label !== '' && !hasLabel) setAttribute(control, 'aria-label', label)
}

/** Ties help text and error to the control they stand beside: they are else read only by those who see where they stand. */
function describeControl(field: Element, control: HTMLElement): void {
  const error = findOwn(field, '.field-error')
  const descriptions = [error, findOwn(field, '.field-description')].filter((element) => element !== undefined)
  for (const element of descriptions) element.id ||= `${describedIdPrefix}${(describedCount += 1)}`
  const otherIds = (control.getAttribute('aria-describedby') ?? '')
    .split(/\s+/)
    .filter((id) => id !== '' && !id.startsWith(describedIdPrefix))
  const ids = [...descriptions.map(({ id }) => id), ...otherIds].join(' ')
  if (ids === '') control.removeAttribute('aria-describedby')
  else setAttribute(control, 'aria-describedby', ids)
  if (error) setAttribute(control, 'aria-invalid', 'true')
  else if (control.getAttribute('aria-invalid') === 'true') control.setAttribute('aria-invalid', 'false')
}

/** Lets every field say its name, what it is for, whether it is required and what is wrong with it. */
export const patchFields: AccessibilityPatch = () => {
  for (const field of queryAll('.field-type')) {
    const control = findOwn(field, controlSelector)
    if (!control) continue
    const label = findOwn(field, '.field-label')
    nameControl(control, textOf(label))
    describeControl(field, control)
    if (label?.querySelector('.required')) setAttribute(control, 'aria-required', 'true')
  }
}
