/** How long, in milliseconds, writes wait for each other. */
export const limits = {
  /** A write that has not had its turn by then is refused with `databaseBusy`. */
  wait: 30_000,
  /** A unit open for longer is named in the log, once. */
  long: 30_000,
  /** A unit that has written nothing for so long was forgotten by whoever began it; it is undone, or nobody could write again. */
  forgotten: 120_000,
}
