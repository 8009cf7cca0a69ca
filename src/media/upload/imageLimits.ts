/** Limits of an uploaded image. Decoding a file at these limits takes about a third of a gigabyte of memory. */
export const imageLimits = {
  /** Bytes of the uploaded file. */
  bytes: 20_000_000,
  /** Width times height in pixels; phones with a "50 megapixel" camera make 8192 × 6144. */
  pixels: 8192 * 6144,
  /** The shorter side in pixels; anything smaller is a tracking pixel or a spacer. */
  shortestSide: 16,
} as const
