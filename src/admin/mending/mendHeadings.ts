import { all, set, type Mend } from './mend.js'

/** Headings below the page's title that skip a level: Payload writes h3 and h4 straight below its h1. */
const tooDeep =
  '.no-results h3, .array-field__title, .group-field__title, .relationship-table__header h4, .blocks-field__title, .collection-edit h3, .view-version h3'

/** Lets headings follow each other without a gap, since people who listen go from one to the next by level. */
export const mendHeadings: Mend = () => {
  for (const heading of all(tooDeep)) set(heading, 'aria-level', '2')
}
