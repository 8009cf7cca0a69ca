import { documentAt, isVersionAt } from './governedAddress.js'
import { inTurn } from './inTurn.js'
import { save } from './save.js'

let words = ''
let isGuarded = false

/**
 * Stands between Payload's forms and the server: a save of a governed document names its revision and waits for the one before
 * it, and an earlier version comes back as a draft, never live. Payload offers no place to say either.
 */
export function guardSaves(inThisLanguage: string): void {
  words = inThisLanguage
  if (isGuarded) return
  isGuarded = true
  const send = window.fetch.bind(window)
  window.fetch = (input, init) => {
    const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
    if (input instanceof Request || (method !== 'PATCH' && method !== 'POST')) return send(input, init)
    const address = new URL(input, window.location.origin)
    if (address.origin !== window.location.origin) return send(input, init)
    if (method === 'POST' && isVersionAt(address.pathname)) address.searchParams.set('draft', 'true')
    // Whoever names the revision himself has looked at it: a merge must pass while its conflict is still open.
    const key = method === 'PATCH' && !address.searchParams.has('revision') ? documentAt(address.pathname) : undefined
    return key ? inTurn(key, () => save(key, address, init, send, words)) : send(address, init)
  }
}
