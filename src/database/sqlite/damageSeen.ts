let seen: string | undefined

/** Notes that a statement met a damaged file or a failing disk. */
export function noteDamage(code: string | undefined): void {
  if (code !== undefined && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code)) seen = code
}

/** The code that was noted last, once. */
export function takeDamage(): string | undefined {
  const code = seen
  seen = undefined
  return code
}
