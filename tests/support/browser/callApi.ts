import { serverUrl } from './serverUrl.js'

/** What a person signs in with. */
export type Credentials = { readonly email: string; readonly password: string }
type Call = { as?: Credentials; method?: string; path: string; body?: unknown }

const tokens = new Map<string, Promise<string>>()

/** Calls the API of the tested server, as a person or anonymously. @throws Error with the answer if it is not 2xx */
export async function callApi<Answer>({ as, method = 'GET', path, body }: Call): Promise<Answer> {
  const token = as ? await tokenOf(as) : undefined
  const answer = await fetch(`${serverUrl()}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `JWT ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

function tokenOf(account: Credentials): Promise<string> {
  const known = tokens.get(account.email)
  if (known) return known
  const token = callApi<{ token: string }>({ method: 'POST', path: '/users/login', body: account }).then(
    (answer) => answer.token,
  )
  tokens.set(account.email, token)
  return token
}
