import type { DocumentKey } from './DocumentKey.js'
import { getOpenDocument, updateOpenDocument, recordWrite, type Conflict } from './openDocuments.js'

type Send = (url: URL, init: RequestInit | undefined) => Promise<Response>
type ResponseBody = { doc?: unknown; errors?: { code?: string; data?: Conflict }[] }

const conflictResponse = (message?: string): Response =>
  Response.json({ errors: message === undefined ? [] : [{ message }] }, { status: 409 })

/**
 * Sends one save with the revision that it is based on. A stale save opens a conflict, and no further save is sent
 * until it is resolved; the form keeps what was typed. For an autosave the error has no message, since the panel shows
 * the conflict.
 */
export async function save(
  key: DocumentKey,
  url: URL,
  init: RequestInit | undefined,
  send: Send,
  message: string,
): Promise<Response> {
  const isAutosave = url.searchParams.has('autosave')
  const { revision, conflict } = getOpenDocument(key)
  if (conflict) return conflictResponse(isAutosave ? undefined : message)
  if (revision !== undefined) url.searchParams.set('revision', revision)
  const response = await send(url, init)
  const { doc, errors } = await readJson(response)
  if (response.ok) recordWrite(key, doc)
  const stale = response.status === 409 ? errors?.find(({ code }) => code === 'stale')?.data : undefined
  if (!stale) return response
  updateOpenDocument(key, { conflict: { revision: stale.revision, changes: stale.changes ?? [] } })
  return conflictResponse(isAutosave ? undefined : message)
}

const readJson = async (response: Response): Promise<ResponseBody> =>
  (await response
    .clone()
    .json()
    .catch(() => ({}))) as ResponseBody
