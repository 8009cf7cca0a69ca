import { callApi } from './callApi.js'

type Account = { email: string; password: string }

/** Takes a document through a transition as somebody, at its newest revision and without a browser. */
export async function takeTransition(
  as: Account,
  path: string,
  name: string,
  input: { comment?: string; at?: string } = {},
): Promise<void> {
  const { revision } = await callApi<{ revision: string }>({ as, path: `${path}/transitions` })
  await callApi<unknown>({ as, method: 'POST', path: `${path}/transitions/${name}`, body: { revision, ...input } })
}
