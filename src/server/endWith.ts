/** Errors that a person can mend: their text is one line that says how. By name, since the migrations' classes come from another loader. */
const mendable = ['SettingsError', 'StartError', 'DatabaseError', 'MigrationError']

/** Ends the process over an error: one clear line where the person can mend it, the whole trace where we must. */
export function endWith(error: unknown): never {
  const known = error instanceof Error && mendable.includes(error.name)
  const text = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`${known ? text : `启动失败 / The start failed: ${text}`}\n`)
  process.exit(known ? 2 : 1)
}
