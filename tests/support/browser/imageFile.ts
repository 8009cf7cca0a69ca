import sharp from 'sharp'

/** A picture to upload, as a file that a person has chosen. */
export async function imageFile(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 800, height: 450, channels: 3, background: '#3a7d44' } })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}
