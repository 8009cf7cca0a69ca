import { callApi, type Credentials } from './callApi.js'

/** Creates a draft over REST, without a browser. Returns its id. */
export async function createDraft(as: Credentials, collection: string, data: object): Promise<string> {
  const { doc } = await callApi<{ doc: { id: string } }>({
    as,
    method: 'POST',
    path: `/${collection}?draft=true`,
    body: data,
  })
  return doc.id
}
