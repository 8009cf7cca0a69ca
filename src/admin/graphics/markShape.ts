/** The mark of Dashiji: a page of a chronicle, three entries on a line of time. Drawn on 32 × 32. */
export const markShape = {
  page: 'M6 3h17a3 3 0 0 1 3 3v20a3 3 0 0 1-3 3H6z',
  line: 'M11 8v16',
  entries: [8, 16, 24],
} as const

const drawing = [
  `<path d="${markShape.page}" fill="#0b4f8a"/>`,
  `<path d="${markShape.line}" stroke="#fff" stroke-width="2"/>`,
  ...markShape.entries.map(
    (y) => `<circle cx="11" cy="${y}" r="2.5" fill="#fff"/><path d="M15 ${y}h7" stroke="#fff" stroke-width="2"/>`,
  ),
].join('')

/** The mark as a file. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${drawing}</svg>`

/** The mark as an address, for the tab of the browser: nothing has to be fetched for it. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(markSvg)}`
