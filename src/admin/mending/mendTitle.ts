import { words, type Mend } from './mend.js'

const mark = ' ‹ '

/** Puts a document's own title first in the window's, where all documents of a collection else have the same. */
export const mendTitle: Mend = () => {
  const page = document.title.split(mark).at(-1) ?? ''
  const title = words(document.querySelector('.doc-header__title'))
  const wanted = title === '' ? page : `${title}${mark}${page}`
  if (page !== '' && document.title !== wanted) document.title = wanted
}
