/**
 * Normalises a response so that the responses of both servers can be compared: ignores HTML (each server has its own
 * converter), the origin of URLs, and the order of lists (joins are unordered in plain Payload).
 */
export function comparable(answer: unknown): unknown {
  if (Array.isArray(answer))
    return answer.map(comparable).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof answer === 'string') return answer.replace(/^https?:\/\/[^/]+(?=\/api\/)/, '')
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, name.endsWith('Html') ? Boolean(value) : comparable(value)]),
  )
}

/** Sends a query to both servers. @throws Error when the responses differ, since then their speed cannot be compared */
export async function requireSameAnswers(ports: readonly number[], query: string, variables: object): Promise<void> {
  const [first, second] = await Promise.all(
    ports.map(async (port) =>
      (
        await fetch(`http://127.0.0.1:${port}/api/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, variables }),
        })
      ).json(),
    ),
  )
  const [one, other] = [first, second].map((answer) => JSON.stringify(comparable(answer)))
  if (one !== other || !one?.startsWith('{"data"'))
    throw new Error(
      `答案不同 / The answers differ for ${JSON.stringify(variables)}:\n${one?.slice(0, 2000)}\n${other?.slice(0, 2000)}`,
    )
}
