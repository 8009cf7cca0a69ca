import type { Server, ServerResponse } from 'node:http'

const checkMs = 20
/** How long those who were refused meanwhile have to read it. */
const refusedMs = 200

/** The answers that are under way, at any moment. */
export function watchAnswers(server: Server): ReadonlySet<ServerResponse> {
  const answers = new Set<ServerResponse>()
  server.prependListener('request', (_req, res: ServerResponse) => {
    answers.add(res)
    res.once('close', () => answers.delete(res))
  })
  return answers
}

/**
 * Waits for the answers that are under way now, and closes each connection behind its last one; idle ones are closed
 * at once. Listens until then, so that whoever asks meanwhile is told, but does not wait for those.
 */
export async function finishAnswers(
  server: Server,
  answers: ReadonlySet<ServerResponse>,
  timeoutMs: number,
): Promise<void> {
  const underWay = [...answers]
  for (const res of underWay) if (!res.headersSent) res.setHeader('connection', 'close')
  const end = Date.now() + timeoutMs
  await closeIdle(server)
  while (underWay.some((res) => answers.has(res)) && Date.now() < end) await nextCheck(server)
  server.close()
  const lastEnd = Date.now() + refusedMs
  while (answers.size > 0 && Date.now() < lastEnd) await nextCheck(server)
  await closeIdle(server)
  server.closeAllConnections()
}

async function nextCheck(server: Server): Promise<void> {
  await new Promise((done) => setTimeout(done, checkMs))
  await closeIdle(server)
}

/** Closes idle connections right after what has arrived was read: one with a request in it is not idle. */
async function closeIdle(server: Server): Promise<void> {
  await new Promise((done) => setImmediate(done))
  server.closeIdleConnections()
}
