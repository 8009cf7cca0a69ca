import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export type SetUpToken = { readonly value: string; matches(candidate: string): boolean; close(): void }

const digest = (value: string): Buffer => createHash('sha256').update(value).digest()

/** Makes the token of the set-up link: 192 random bits, valid for one use and until this process ends. */
export function makeSetUpToken(): SetUpToken {
  const value = randomBytes(24).toString('base64url')
  let isOpen = true
  return {
    value,
    matches: (candidate) => isOpen && timingSafeEqual(digest(candidate), digest(value)),
    close: () => void (isOpen = false),
  }
}
