import sharp from 'sharp'

/** An image with a red left half and a blue right half. */
export function sampleImage(width: number, height: number) {
  const row = Buffer.alloc(width * 3, Buffer.from([0, 0, 255]))
  row.fill(Buffer.from([255, 0, 0]), 0, Math.ceil(width / 2) * 3)
  return sharp(Buffer.alloc(row.byteLength * height, row), { raw: { width, height, channels: 3 } })
}

export const jpeg = (width = 800, height = 600): Promise<Buffer> => sampleImage(width, height).jpeg().toBuffer()
export const png = (width = 800, height = 600): Promise<Buffer> => sampleImage(width, height).png().toBuffer()
export const webp = (width = 800, height = 600): Promise<Buffer> => sampleImage(width, height).webp().toBuffer()
export const gif = (width = 400, height = 300): Promise<Buffer> => sampleImage(width, height).gif().toBuffer()
export const avif = (width = 200, height = 100): Promise<Buffer> =>
  sampleImage(width, height).avif({ effort: 0 }).toBuffer()

/** A photograph of a phone held upright: stored rotated, with orientation 6 and GPS coordinates. */
export const jpegWithGps = (): Promise<Buffer> =>
  sampleImage(800, 600)
    .withExif({
      IFD0: { Make: 'Telephone', Copyright: '某某' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 13/1 49/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 28/1 25/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** A GIF of three frames: red, green, blue. */
export async function animatedGif(width = 120, height = 80): Promise<Buffer> {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer()
}

/** A file of a few kilobytes that decodes to `width` × `height` pixels. */
export const decompressionBomb = (width: number, height: number): Promise<Buffer> =>
  sharp(Buffer.alloc(width * height), { raw: { width, height, channels: 1 }, limitInputPixels: false })
    .toColourspace('b-w')
    .png({ compressionLevel: 6 })
    .toBuffer()

export const svg = Buffer.from(
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><script>alert(1)</script></svg>',
)
export const html = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>')
/** The first box of an HEIC file, made by hand. */
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(64),
])
