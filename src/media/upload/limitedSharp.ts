import { Semaphore } from 'async-mutex'
import sharp, { type Sharp, type SharpInput, type SharpOptions } from 'sharp'

const maxAtOnce = 2

const turnsKey = Symbol.for('dashiji.imageWork')

/** On `globalThis`, since this code is loaded once per bundle while processor and memory are shared by all of them. */
function imageWork(): Semaphore {
  const shared = globalThis as { [turnsKey]?: Semaphore }
  return (shared[turnsKey] ??= new Semaphore(maxAtOnce))
}

/**
 * Opens an image as `sharp` does. In the whole process only two images are decoded and encoded at a time: each takes
 * some 100 MB, and a thread that password hashes and files wait for.
 */
export const limitedSharp = (input?: SharpInput, options?: SharpOptions): Sharp => limit(sharp(input, options))

function limit(image: Sharp): Sharp {
  const original = { toBuffer: image.toBuffer.bind(image), clone: image.clone.bind(image) }
  return Object.defineProperties(image, {
    toBuffer: {
      value: (...args: unknown[]) => imageWork().runExclusive(() => Reflect.apply(original.toBuffer, image, args)),
    },
    clone: { value: () => limit(original.clone()) },
  })
}
