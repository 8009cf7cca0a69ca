import type { DocumentKey } from '../saves/DocumentKey.js'
import { getOpenDocument, recordWrite } from '../saves/openDocuments.js'
import { saveQueue } from '../saves/saveQueue.js'
import type { Blocker } from '../state/DocumentStateView.js'

export type TransitionInput = { readonly comment?: string; readonly at?: string }
type Refusal = {
  readonly code?: string
  readonly message: string
  readonly data?: { readonly errors?: readonly Blocker[] }
}
type ResponseBody = { readonly doc?: Record<string, unknown>; readonly errors?: readonly Refusal[] | undefined }

/** The document as it is now, or every reason against the transition; `undefined` when the server did not answer. */
export type TransitionResponse =
  { readonly doc: Record<string, unknown> } | { readonly refusals: readonly Blocker[] | undefined }

/** Every reason in an answer, `undefined` when it has none. */
const refusalsIn = (body: ResponseBody | undefined): readonly Blocker[] | undefined =>
  body?.errors?.flatMap(({ code, message, data }) => data?.errors ?? [{ code: code ?? '', message }])

/**
 * Requests one transition of a document, after the saves under way, and for the revision that this tab has seen last.
 */
export const requestTransition = (
  key: DocumentKey,
  name: string,
  lastSeenRevision: string,
  input: TransitionInput,
): Promise<TransitionResponse> =>
  saveQueue.run(key, async () => {
    const response = await fetch(`/api/${key}/transitions/${name}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: getOpenDocument(key).revision ?? lastSeenRevision, ...input }),
    }).catch(() => undefined)
    const { doc, errors } = ((await response?.json().catch(() => undefined)) ?? {}) as ResponseBody
    if (response?.ok && doc) {
      recordWrite(key, doc)
      return { doc }
    }
    return { refusals: refusalsIn({ errors }) }
  })

/**
 * Moves a document to the trash, or deletes it from there permanently, with the comment that Payload's own control
 * cannot ask for.
 * @returns every reason against it, none when it is done, `undefined` when the server did not answer
 */
export const removeDocument = (
  key: DocumentKey,
  isTrashed: boolean,
  comment: string,
): Promise<readonly Blocker[] | undefined> =>
  saveQueue.run(key, async () => {
    const query = new URLSearchParams({
      comment,
      ...(isTrashed ? { trash: 'true' } : { revision: getOpenDocument(key).revision ?? '' }),
    })
    const response = await fetch(`/api/${key}?${query.toString()}`, {
      method: isTrashed ? 'DELETE' : 'PATCH',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      ...(!isTrashed && { body: JSON.stringify({ deletedAt: new Date().toISOString() }) }),
    }).catch(() => undefined)
    return response?.ok ? [] : refusalsIn((await response?.json().catch(() => undefined)) as ResponseBody | undefined)
  })
