import { imageLimits } from '../upload/imageLimits.js'
import { limitedSharp } from '../upload/limitedSharp.js'

/** Longest side of a placeholder in pixels, since the size comes from the source document and may be absurd. */
const maxSide = 7000

/**
 * Makes a placeholder for an image that could not be downloaded yet: grey, marked “图片待取 / image pending”, of the size
 * that the source gives for the original, so that page layouts do not change later. The mark is drawn, since a server
 * may have no fonts.
 * @param width pixels; clamped to 16–7000, also when unknown
 * @param height pixels, likewise
 * @param format PNG by default
 */
export async function makePlaceholder(width: number, height: number, format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const [imageWidth, imageHeight] = [clampSide(width), clampSide(height)]
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${imageWidth}" height="${imageHeight}">` +
    `<rect width="100%" height="100%" fill="#e8e8e4"/>${pendingMark(imageWidth, imageHeight)}</svg>`
  const image = limitedSharp(Buffer.from(svg), { limitInputPixels: maxSide * maxSide }).flatten({
    background: '#e8e8e4',
  })
  return format === 'png' ? image.png({ palette: true, colours: 16 }).toBuffer() : image.jpeg().toBuffer()
}

function clampSide(side: number): number {
  const rounded = Number.isFinite(side) ? Math.round(side) : 0
  return Math.min(maxSide, Math.max(imageLimits.shortestSide, rounded))
}

/** A line through points on a grid of 10 × 10 per character. */
type Stroke = readonly (readonly [x: number, y: number])[]

const parseStrokes = (drawing: string): Stroke[] =>
  drawing.split('|').map((stroke) =>
    stroke
      .trim()
      .split(' ')
      .map((point) => {
        const [x = 0, y = 0] = point.split(',').map(Number)
        return [x, y]
      }),
  )

/** 图片待取, stroke by stroke. */
const characters: readonly Stroke[][] = [
  parseStrokes(
    '1,1 9,1 9,9 1,9 1,1 | 4.2,2 2.4,4.6 | 3.8,2.8 6.8,2.8 5.6,4.4 2.2,6.6 | 3.8,3.6 5.2,4.6 7.8,6.2 | 4.4,6 5.8,6.6 | 3.6,7.2 5.8,8',
  ),
  parseStrokes('3,1 3,5.4 2.6,7.4 1.4,9.2 | 3,3.8 8.6,3.8 | 6,1 6,3.8 | 3,6 7,6 7,9.2'),
  parseStrokes(
    '3,1 1,3.4 | 3.2,3.4 0.8,6.2 | 2.2,4.8 2.2,9.4 | 4.4,2.6 8.8,2.6 | 6.6,0.8 6.6,4.4 | 3.8,4.4 9.4,4.4 | 4,6 9.2,6 | 7.6,4.6 7.6,9 6.6,8.6 | 5,7 5.8,8',
  ),
  parseStrokes(
    '0.8,1.4 5.4,1.4 | 1.6,1.4 1.6,7.8 | 4.6,1.4 4.6,9.4 | 1.6,3.6 4.6,3.6 | 1.6,5.6 4.6,5.6 | 0.6,8.2 5.4,7 | 5.8,2.4 9,2.4 8.2,5.2 7,7.4 5.4,9.2 | 6,4 7.2,6.6 9.4,9.2',
  ),
]

/** “image pending” in a 5 × 7 dot-matrix font. */
const letters: Record<string, readonly string[]> = {
  i: ['..1..', '.....', '.11..', '..1..', '..1..', '..1..', '.111.'],
  m: ['.....', '.....', '11.1.', '1.1.1', '1.1.1', '1.1.1', '1.1.1'],
  a: ['.....', '.....', '.111.', '....1', '.1111', '1...1', '.1111'],
  g: ['.....', '.1111', '1...1', '1...1', '.1111', '....1', '.111.'],
  e: ['.....', '.....', '.111.', '1...1', '11111', '1....', '.111.'],
  p: ['.....', '.....', '1111.', '1...1', '1111.', '1....', '1....'],
  n: ['.....', '.....', '1.11.', '11..1', '1...1', '1...1', '1...1'],
  d: ['....1', '....1', '.11.1', '1..11', '1...1', '1...1', '.1111'],
  ' ': [],
}

const ink = '#6b6b66'

/** Width and height of the mark in grid units: a line of characters, a line of letters below. */
const [markWidth, markHeight] = [44, 18]

/**
 * The mark in the centre of an image, as SVG shapes.
 * @param width pixels of the image
 * @param height pixels of the image
 */
function pendingMark(width: number, height: number): string {
  const scale = Math.min((width * 0.7) / markWidth, (height * 0.6) / markHeight, 12)
  const edge = Math.max(1, Math.min(width, height) * 0.01)
  const frame =
    `<rect x="${edge}" y="${edge}" width="${width - 2 * edge}" height="${height - 2 * edge}" fill="none" ` +
    `stroke="${ink}" stroke-width="${edge}" stroke-dasharray="${6 * edge} ${4 * edge}"/>`
  const transform = `translate(${(width - markWidth * scale) / 2} ${(height - markHeight * scale) / 2}) scale(${scale})`
  const strokes = `fill="none" stroke="${ink}" stroke-width="0.9" stroke-linecap="round" stroke-linejoin="round"`
  return `${frame}<g transform="${transform}" ${strokes}>${drawChinese()}${drawEnglish()}</g>`
}

const drawChinese = (): string =>
  characters
    .flatMap((character, index) =>
      character.map(
        (stroke) => `<polyline points="${stroke.map(([x, y]) => `${x + 0.5 + index * 11},${y}`).join(' ')}"/>`,
      ),
    )
    .join('')

function drawEnglish(): string {
  const side = markWidth / ('image pending'.length * 6 - 1)
  const dotSize = `width="${1.05 * side}" height="${1.05 * side}"`
  const squares = [...'image pending'].flatMap((letter, column) =>
    (letters[letter] ?? []).flatMap((row, y) =>
      [...row].flatMap((dot, x) =>
        dot === '1' ? [`<rect x="${(column * 6 + x) * side}" y="${13 + y * side}" ${dotSize}/>`] : [],
      ),
    ),
  )
  return `<g fill="${ink}" stroke="none">${squares.join('')}</g>`
}
