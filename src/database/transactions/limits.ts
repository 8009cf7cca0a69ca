/** How long, in milliseconds, transactions wait for each other and may stay open. Tests shorten them. */
export const limits = {
  /** Whoever has waited this long for a lock is refused with `databaseBusy`. */
  lockTimeoutMs: 30_000,
  /** A transaction that is open for longer is named in the log, once. */
  warnAfterMs: 30_000,
  /**
   * A transaction without a write for this long is rolled back: its caller forgot it, and nobody else could write
   * again.
   */
  idleTimeoutMs: 120_000,
}
