import { codes, type Code } from './codes.js'

/** The text of a code for people, Chinese then English, its `{name}` places filled from `values`. */
export function message(code: Code, values: Record<string, string | number> = {}): string {
  const { zh, en } = codes[code].message
  return `${fill(zh, values)} ${fill(en, values)}`
}

const fill = (template: string, values: Record<string, string | number>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
