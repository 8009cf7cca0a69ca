/**
 * Minimum length in characters, counted in code points as people count them. NIST SP 800-63B-4 requires 8 with a second
 * factor and 15 without; 10 together with growing waits is a compromise.
 */
export const minPasswordLength = 10

/** Whether an account may have this password. One of blanks alone could be set, and Payload would never take it. */
export const isLongPassword = (password: unknown): password is string =>
  typeof password === 'string' && password.trim() !== '' && [...password].length >= minPasswordLength
