import { randomBytes } from 'node:crypto'

import { administrator } from './administrator.js'
import { callApi, type Credentials } from './callApi.js'

/** A member of staff who can sign in. */
export type StaffMember = Credentials & { readonly id: string; readonly name: string }

/** Creates a member of staff with one role, as the administrator does it. */
export async function createStaff(roleKey: string, name: string): Promise<StaffMember> {
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
