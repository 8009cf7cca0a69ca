import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'

export type LoadJob = {
  port: number
  query: string
  variables: readonly object[]
  connections: number
  seconds: number
}
export type LoadResult = {
  seconds: number
  /** Milliseconds of each response. */
  times: number[]
  bytes: number
  /** Responses with another status than 200, or with GraphQL errors. */
  failed: number
}

const maxRequests = 200_000

/**
 * Sends one query repeatedly over several keep-alive connections, one request at a time on each, until the time is up.
 */
export async function load({ port, query, variables, connections, seconds }: LoadJob): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const bodies = variables.map((variableSet) => Buffer.from(JSON.stringify({ query, variables: variableSet })))
  const result: LoadResult = { seconds: 0, times: [], bytes: 0, failed: 0 }
  let sent = 0
  const startedAt = performance.now()
  const end = startedAt + seconds * 1000
  const client = async (): Promise<void> => {
    while (performance.now() < end && sent < maxRequests) {
      const start = performance.now()
      const answer = await post(agent, port, bodies[sent++ % bodies.length]!)
      result.times.push(performance.now() - start)
      result.bytes += answer.bytes
      if (!answer.ok) result.failed += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  result.seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return result
}

const post = (agent: Agent, port: number, body: Buffer): Promise<{ ok: boolean; bytes: number }> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.byteLength }
    const clientRequest = request(
      { agent, host: '127.0.0.1', port, path: '/api/graphql', method: 'POST', headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks)
          resolve({ ok: response.statusCode === 200 && !text.includes('"errors"'), bytes: text.byteLength })
        })
      },
    )
    clientRequest.on('error', reject)
    clientRequest.end(body)
  })

const job = process.argv[2]
if (job?.startsWith('{')) process.stdout.write(JSON.stringify(await load(JSON.parse(job) as LoadJob)))
