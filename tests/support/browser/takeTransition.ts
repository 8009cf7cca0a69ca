import { callApi, type Credentials } from './callApi.js'

/** Takes a document through a transition over REST at its newest revision, without a browser. */
export async function takeTransition(
  as: Credentials,
  path: string,
  name: string,
  input: { comment?: string; at?: string } = {},
): Promise<void> {
  const { revision } = await callApi<{ revision: string }>({ as, path: `${path}/transitions` })
  await callApi<unknown>({ as, method: 'POST', path: `${path}/transitions/${name}`, body: { revision, ...input } })
}
