import type { Bilingual } from '../../vocabulary/bilingual.js'

/** Chooses the words of a text in the language the admin is shown in. */
export type Translate = (text: Bilingual) => string

/**
 * Mends one thing that Payload's own pages keep from people who cannot see them. It runs again after every change of the
 * page, so it must leave alone what is mended already.
 */
export type AccessibilityPatch = (translate: Translate) => void

/** Sets an attribute where it differs. */
export function setAttribute(element: Element, attribute: string, value: string): void {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value)
}

/** Every element on the page that a selector finds. */
export const queryAll = (selector: string, within: ParentNode = document): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
]

/** What stands in an element, without the star of a required field. */
export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\*\s*$/, '').trim()
