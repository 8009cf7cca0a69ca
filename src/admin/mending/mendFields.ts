import { all, set, words, type Mend } from './mend.js'

const controls = 'input:not([type=hidden]):not([type=file]), textarea, [contenteditable]'
const ours = 'described-'
let made = 0

/** The first element in a field that is its own and not of a field within it. */
const own = (field: Element, selector: string): HTMLElement | undefined =>
  all(selector, field).find((element) => (element.parentElement?.closest('.field-type') ?? null) === field)

/** Names a control that its label does not reach: the inputs of selects and dates, and the editor of long texts. */
function name(control: HTMLElement, label: string): void {
  const reached =
    control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement
      ? (control.labels?.length ?? 0) > 0
      : false
  if (label !== '' && !reached) set(control, 'aria-label', label)
}

/** Ties help text and error to the control they stand beside: they are else read only by those who see where they stand. */
function describe(field: Element, control: HTMLElement): void {
  const error = own(field, '.field-error')
  const texts = [error, own(field, '.field-description')].filter((element) => element !== undefined)
  for (const element of texts) element.id ||= `${ours}${(made += 1)}`
  const others = (control.getAttribute('aria-describedby') ?? '')
    .split(/\s+/)
    .filter((id) => id !== '' && !id.startsWith(ours))
  const ids = [...texts.map(({ id }) => id), ...others].join(' ')
  if (ids === '') control.removeAttribute('aria-describedby')
  else set(control, 'aria-describedby', ids)
  if (error) set(control, 'aria-invalid', 'true')
  else if (control.getAttribute('aria-invalid') === 'true') control.setAttribute('aria-invalid', 'false')
}

/** Lets every field say its name, what it is for, whether it is required and what is wrong with it. */
export const mendFields: Mend = () => {
  for (const field of all('.field-type')) {
    const control = own(field, controls)
    if (!control) continue
    const label = own(field, '.field-label')
    name(control, words(label))
    describe(field, control)
    if (label?.querySelector('.required')) set(control, 'aria-required', 'true')
  }
}
