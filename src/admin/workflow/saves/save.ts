import type { DocumentKey } from './governedAddress.js'
import { openDocument, remember, rememberWritten, type Conflict } from './openDocuments.js'

type Send = (address: URL, init: RequestInit | undefined) => Promise<Response>
type Answer = { doc?: unknown; errors?: { code?: string; data?: Conflict }[] }

const refused = (message?: string): Response =>
  Response.json({ errors: message === undefined ? [] : [{ message }] }, { status: 409 })

/**
 * Sends one save with the revision that it is based on. A refused one opens a conflict, and until that is settled none is sent:
 * the form keeps what was typed. An autosave is refused without words, since the panel has them.
 */
export async function save(
  key: DocumentKey,
  address: URL,
  init: RequestInit | undefined,
  send: Send,
  words: string,
): Promise<Response> {
  const isQuiet = address.searchParams.has('autosave')
  const { revision, conflict } = openDocument(key)
  if (conflict) return refused(isQuiet ? undefined : words)
  if (revision !== undefined) address.searchParams.set('revision', revision)
  const answer = await send(address, init)
  const { doc, errors } = await json(answer)
  if (answer.ok) rememberWritten(key, doc)
  const stale = answer.status === 409 ? errors?.find(({ code }) => code === 'stale')?.data : undefined
  if (!stale) return answer
  remember(key, { conflict: { revision: stale.revision, changes: stale.changes ?? [] } })
  return refused(isQuiet ? undefined : words)
}

const json = async (answer: Response): Promise<Answer> =>
  (await answer
    .clone()
    .json()
    .catch(() => ({}))) as Answer
