import sharp from 'sharp'

import { imageLimits } from './imageLimits.js'
import { pendingMark } from './pendingMark.js'

/** Longest side of a placeholder, in pixels: one with a wrong or monstrous size in its source must not cost more than an image. */
const longest = 7000

/**
 * Makes the image that stands for one that could not be fetched yet: grey, marked “图片待取 / image pending”, of the size the original
 * is said to have, so that pages keep their shape. The mark is drawn, since a server may have no fonts.
 * @param width pixels; what lies outside 16 to 7000, or is unknown, is brought into it
 * @param height pixels, likewise
 * @param format PNG by default
 */
export async function placeholder(width: number, height: number, format: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const [right, bottom] = [within(width), within(height)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${right}" height="${bottom}"><rect width="100%" height="100%" fill="#e8e8e4"/>${pendingMark(right, bottom)}</svg>`
  const image = sharp(Buffer.from(svg), { limitInputPixels: longest * longest }).flatten({ background: '#e8e8e4' })
  return format === 'png' ? image.png({ palette: true, colours: 16 }).toBuffer() : image.jpeg().toBuffer()
}

function within(side: number): number {
  const whole = Number.isFinite(side) ? Math.round(side) : 0
  return Math.min(longest, Math.max(imageLimits.shortestSide, whole))
}
