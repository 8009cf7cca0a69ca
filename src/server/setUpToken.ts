import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type SetUpToken = { readonly value: string; matches(given: string): boolean; close(): void }

const digest = (value: string): Buffer => createHash('sha256').update(value).digest()

/** Makes the token of the set-up link: 192 random bits, good for one use in the life of this process. */
export function makeSetUpToken(): SetUpToken {
  const value = randomBytes(24).toString('base64url')
  let open = true
  return {
    value,
    matches: (given) => open && timingSafeEqual(digest(given), digest(value)),
    close: () => void (open = false),
  }
}
