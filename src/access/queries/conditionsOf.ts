import type { Where } from 'payload'

/** One condition of a query: the path it asks about and what it asks (`{ equals: … }`), or anything else that was sent in its place. */
export type Condition = { readonly path: string; readonly asked: unknown }

/** Every condition of a query, whatever `and` and `or` it is nested in. Payload takes those two in any case. */
export function* conditionsOf(where: unknown): Generator<Condition> {
  if (!isRecord(where)) return
  for (const [path, asked] of Object.entries(where)) {
    if (isJunction(path) && Array.isArray(asked)) for (const part of asked as Where[]) yield* conditionsOf(part)
    else yield { path, asked }
  }
}

/**
 * Tells whether a condition compares with an object where a value belongs. To Payload that is a query of its own
 * (`{ recipients: { contains: { name: … } } }`), which no check of the paths would see.
 */
export const comparesWithQuery = ({ asked }: Condition): boolean =>
  isRecord(asked) && Object.values(asked).some(holdsRecord)

/** Tells whether a condition uses an operator that only one of the two databases knows: a query must mean the same on both. */
export const usesForeignOperator = ({ asked }: Condition): boolean =>
  isRecord(asked) && Object.keys(asked).some((operator) => foreignOperators.includes(operator))

const foreignOperators = ['all', 'near', 'within', 'intersects']

const holdsRecord = (value: unknown): boolean => isRecord(value) || (Array.isArray(value) && value.some(holdsRecord))

const isJunction = (path: string): boolean => ['and', 'or'].includes(path.toLowerCase())

// Only plain objects: a Date or an ObjectId is a value.
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
