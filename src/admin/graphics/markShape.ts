/** The logo of Dashiji on a 32 × 32 grid: a page of a chronicle with three entries on a timeline. */
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

/** The logo as an SVG file. */
export const markSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${drawing}</svg>`

/** The logo as a data URL, so that the browser need not request an icon. */
export const favicon = `data:image/svg+xml,${encodeURIComponent(markSvg)}`
