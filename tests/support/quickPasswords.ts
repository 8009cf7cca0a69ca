import crypto from 'node:crypto'

const real = crypto.pbkdf2

/**
 * Hashes passwords in one round instead of 600,000. A test signs in somebody for each role it tries, and none is about how
 * hard a stolen hash is to guess. Lasts until the returned function is called.
 */
export function quickPasswords(): () => void {
  const quick = (password: string, salt: string, _rounds: number, ...rest: [number, string, () => void]) =>
    real(password, salt, 1, ...rest)
  crypto.pbkdf2 = quick as typeof crypto.pbkdf2
  return () => void (crypto.pbkdf2 = real)
}
