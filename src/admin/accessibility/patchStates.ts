import { queryAll, setAttribute, type AccessibilityPatch } from './AccessibilityPatch.js'

/** Buttons whose state Payload shows only by a class. */
const stateClasses = [
  { selector: '.sort-column .sort-column__button', attribute: 'aria-pressed', activeClass: 'sort-column--active' },
  {
    selector: '.collapsible .collapsible__toggle',
    attribute: 'aria-expanded',
    activeClass: 'collapsible__toggle--open',
  },
  ...['bold', 'italic', 'underline', 'strikethrough', 'link'].map((key) => ({
    selector: `.toolbar-popup__button[data-button-key="${key}"]`,
    attribute: 'aria-pressed',
    activeClass: 'active',
  })),
] as const

/** Exposes which buttons are pressed or expanded. */
export const patchStates: AccessibilityPatch = () => {
  for (const { selector, attribute, activeClass } of stateClasses) {
    for (const button of queryAll(selector))
      setAttribute(button, attribute, String(button.classList.contains(activeClass)))
  }
}
