import type { Bilingual } from '../../vocabulary/bilingual.js'

/** Returns a label in the language of the admin. */
export type Translate = (label: Bilingual) => string

/**
 * Repairs something in Payload's pages that assistive technology cannot use. It runs after every change of the page, so
 * it must be idempotent, and must not write an attribute whose value is already right.
 */
export type AccessibilityPatch = (translate: Translate) => void

/** Sets an attribute if its value differs. */
export function setAttribute(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

/** All elements that match a selector, as an array. */
export const queryAll = (selector: string, within: ParentNode = document): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
]

/** The text of an element, without the asterisk of a required field. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\*\s*$/, '').trim()
