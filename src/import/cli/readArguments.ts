import { parseArgs } from 'node:util'

export type Arguments = { readonly files: readonly string[]; readonly dryRun: boolean; readonly json: boolean }

/** What the command takes, for whoever used it wrongly. */
export const usage = '用法 / Usage: npm run import -- FILE… [--dry-run] [--json]'

/** Reads the arguments of the command; `undefined` when they are not of its form. */
export function readArguments(args: readonly string[]): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    return positionals.length === 0 ? undefined : { files: positionals, dryRun: values['dry-run'], json: values.json }
  } catch {
    return undefined
  }
}
