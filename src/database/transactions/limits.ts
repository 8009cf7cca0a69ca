/** How long, in milliseconds, writes wait for each other. */
export const limits = {
  /** A write that has not had its turn by then is refused with `databaseBusy`. */
  lockTimeoutMs: 30_000,
  /** A unit open for longer is named in the log, once. */
  warnAfterMs: 30_000,
  /** A unit that has written nothing for so long was forgotten by whoever began it; it is undone, or nobody could write again. */
  idleTimeoutMs: 120_000,
}
