import { serverUrl } from './serverUrl.js'

type Call = { as?: { email: string; password: string }; method?: string; path: string; body?: unknown }

const tokens = new Map<string, Promise<string>>()

/** Calls the REST interface of the tested server, as somebody or as nobody. */
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

function tokenOf(account: { email: string; password: string }): Promise<string> {
  const known = tokens.get(account.email)
  if (known) return known
  const token = callApi<{ token: string }>({ method: 'POST', path: '/users/login', body: account }).then(
    (answer) => answer.token,
  )
  tokens.set(account.email, token)
  return token
}
