import { importErrors, type ImportErrorCode } from './messages/importErrors.js'

/** A source that cannot be imported: a stable code, and a message in Chinese and English that says how to mend it. */
export class ImportError extends Error {
  override readonly name = 'ImportError'

  constructor(
    readonly code: ImportErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    const { zh, en } = importErrors[code]
    super(`${interpolate(zh, values)} ${interpolate(en, values)}`)
  }
}

const interpolate = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder))
