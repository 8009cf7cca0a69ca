/** What an image may be. A file at these limits is decoded in about a third of a gigabyte. */
export const imageLimits = {
  /** Bytes of a file as it is sent. */
  bytes: 20_000_000,
  /** Pixels of one picture, width times height; telephones with a "50 megapixel" camera make 8192 × 6144. */
  pixels: 8192 * 6144,
  /** Pixels of the shorter side: what is smaller is a counting pixel or a spacer. */
  shortestSide: 16,
} as const
