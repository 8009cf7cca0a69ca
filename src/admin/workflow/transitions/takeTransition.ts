import { type DocumentKey } from '../saves/governedAddress.js'
import { inTurn } from '../saves/inTurn.js'
import { openDocument, rememberWritten } from '../saves/openDocuments.js'
import type { Blocker } from '../standing/Standing.js'

export type Sent = { readonly comment?: string; readonly at?: string }
type Refusal = {
  readonly code?: string
  readonly message: string
  readonly data?: { readonly errors?: readonly Blocker[] }
}
export type Answer = { readonly doc?: Record<string, unknown>; readonly errors?: readonly Refusal[] | undefined }

/** What came of it: the document as it is now, or every reason why not. */
export type Taken = { readonly doc: Record<string, unknown> } | { readonly refusals: readonly Blocker[] }

const unanswered: Blocker = {
  code: 'unreachable',
  message: '服务器没有回答。请再试一次。 The server did not answer. Try again.',
}

/** Every reason that stands in an answer. */
export const refusalsIn = (answer: Answer | undefined): readonly Blocker[] =>
  answer?.errors?.flatMap(({ code, message, data }) => data?.errors ?? [{ code: code ?? '', message }]) ?? [unanswered]

/** Asks the server for one transition of a document, after the saves that are on their way, and for the text that this tab has seen last. */
export const takeTransition = (key: DocumentKey, name: string, seen: string, sent: Sent): Promise<Taken> =>
  inTurn(key, async () => {
    const answer = await fetch(`/api/${key}/transitions/${name}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ revision: openDocument(key).revision ?? seen, ...sent }),
    }).catch(() => undefined)
    const { doc, errors } = ((await answer?.json().catch(() => undefined)) ?? {}) as Answer
    if (answer?.ok && doc) {
      rememberWritten(key, doc)
      return { doc }
    }
    return { refusals: refusalsIn({ errors }) }
  })
