import sharp from 'sharp'

/** An image for a file input. */
export async function imageFile(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 800, height: 450, channels: 3, background: '#3a7d44' } })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
