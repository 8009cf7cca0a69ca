import { randomBytes } from 'node:crypto'

import { administrator } from './administrator.js'
import { callApi } from './callApi.js'

export type Staff = { readonly id: string; readonly email: string; readonly password: string; readonly name: string }

/** Creates a member of staff who holds one role, as an administrator would. */
export async function makeStaff(roleKey: string, name: string): Promise<Staff> {
  const { docs } = await callApi<{ docs: { id: string }[] }>({
    as: administrator,
    path: `/roles?where[key][equals]=${roleKey}`,
  })
  const account = {
    email: `${roleKey}-${randomBytes(4).toString('hex')}@example.org`,
    password: 'a long password',
    name,
  }
  const { doc } = await callApi<{ doc: { id: string } }>({
    as: administrator,
    method: 'POST',
    path: '/users',
    body: { ...account, roles: [docs[0]?.id] },
  })
  return { id: doc.id, ...account }
}
