import { importErrors, type ImportErrorCode } from './messages/importErrors.js'

/** A source that cannot be imported: a stable code, and a message in Chinese and English that says how to mend it. */
export class ImportError extends Error {
  override readonly name = 'ImportError'

  constructor(
    readonly code: ImportErrorCode,
    readonly values: Readonly<Record<string, string | number>> = {},
  ) {
    const { zh, en } = importErrors[code]
    super(`${fill(zh, values)} ${fill(en, values)}`)
  }
}

const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
