import { textOf, type AccessibilityPatch } from './AccessibilityPatch.js'

const separator = ' ‹ '

/**
 * Puts the title of the document first in the window title, which Payload makes the same for all documents of a
 * collection.
 */
export const patchTitle: AccessibilityPatch = () => {
  const pageTitle = document.title.split(separator).at(-1) ?? ''
  const title = textOf(document.querySelector('.doc-header__title'))
  const newTitle = title === '' ? pageTitle : `${title}${separator}${pageTitle}`
  if (pageTitle !== '' && document.title !== newTitle) document.title = newTitle
}
