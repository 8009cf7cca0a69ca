import type { Endpoint, PayloadHandler } from 'payload'

type WithEndpoints = { endpoints?: false | Endpoint[] | null }
type Wrap = (endpoint: Endpoint, index: number, all: readonly Endpoint[]) => PayloadHandler | undefined

/**
 * Puts other handlers in the place of those of a collection or global. Payload shares endpoint objects between
 * collections and configurations, so they are replaced, never mutated.
 * @param part a collection or global of the sanitised configuration; changed in place
 * @param wrap gives the handler of an endpoint, or nothing where that stays as it is
 */
export function wrapHandlers(part: WithEndpoints, wrap: Wrap): void {
  if (!part.endpoints) return
  part.endpoints = part.endpoints.map((endpoint, index, all) => {
    const handler = wrap(endpoint, index, all)
    return handler ? { ...endpoint, handler } : endpoint
  })
}
