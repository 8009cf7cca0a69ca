/** Wrong settings: one line that names every one of them. */
export class SettingsError extends Error {
  readonly code = 'badSettings'

  constructor(readonly problems: string[]) {
    super(`设置有误 / Wrong settings: ${problems.join('; ')}`)
    this.name = 'SettingsError'
  }
}
