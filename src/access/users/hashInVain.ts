import crypto from 'node:crypto'
import { promisify } from 'node:util'

import type { PayloadRequest } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'

/** Payload's own parameters (`generatePasswordSaltHash`), which it does not export. */
const parameters = { rounds: 600_000, length: 32, digest: 'sha256', salt: '0'.repeat(64) } as const

/**
 * Takes the time that a password takes to check when there was no account to check it for: a refusal otherwise tells
 * by its speed who has an account.
 * @param email in the form in which Payload looks for it
 */
export async function hashInVain({ payload }: PayloadRequest, email: string): Promise<void> {
  const account = await payload.db.findOne<{ id: string; hash?: unknown; salt?: unknown }>({
    collection: slugs.users,
    where: { email: { equals: email } },
  })
  if (typeof account?.hash === 'string' && typeof account.salt === 'string') return
  const { rounds, length, digest, salt } = parameters
  // Looked up at each call, as Payload does.
  await promisify(crypto.pbkdf2)(email, salt, rounds, length, digest)
}
