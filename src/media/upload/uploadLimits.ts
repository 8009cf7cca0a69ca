import { maxFieldSize } from '../../http/readBody.js'
import { imageLimits } from './imageLimits.js'

/**
 * Limits of multipart requests in bytes: a file, and any other field, such as the JSON of the document beside the file.
 */
export const uploadLimits = { fileSize: imageLimits.bytes, fieldSize: maxFieldSize }
