import { parseArgs } from 'node:util'

export type DeliveryOptions = { documents: number; seconds: number; connections: number; rounds: number }

const defaults: DeliveryOptions = { documents: 1000, seconds: 5, connections: 8, rounds: 2 }

/**
 * Parses the options of `npm run bench -- delivery`.
 * @throws Error with one line for an unknown option or a value that is not a positive integer
 */
export function deliveryOptions(args: string[]): DeliveryOptions {
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: 'string' as const }])),
  })
  const numbers = Object.entries(values).map(([name, value]) => {
    const number = Number(value)
    if (!Number.isInteger(number) || number < 1)
      throw new Error(`--${name}: 应为正整数 / must be a whole number above 0`)
    return [name, number]
  })
  return { ...defaults, ...Object.fromEntries(numbers) }
}
