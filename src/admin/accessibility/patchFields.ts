import { queryAll, setAttribute, textOf, type AccessibilityPatch } from './AccessibilityPatch.js'

const controlSelector = 'input:not([type=hidden]):not([type=file]), textarea, [contenteditable]'
const describedIdPrefix = 'described-'
let describedCount = 0

/** The first matching element that belongs to a field itself, not to a field nested in it. */
const findOwn = (field: Element, selector: string): HTMLElement | undefined =>
  queryAll(selector, field).find((element) => (element.parentElement?.closest('.field-type') ?? null) === field)

/** Names a control that has no associated label: the inputs of selects and dates, and the rich text editor. */
function nameControl(control: HTMLElement, label: string): void {
  const hasLabel =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      ? (control.labels?.length ?? 0) > 0
      : false
  if (label !== '' && !hasLabel) setAttribute(control, 'aria-label', label)
}

/** Associates the description and the error of a field with its control; Payload shows them beside it only visually. */
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

/** Exposes the name, description, requirement and error of every field. */
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
