/**
 * A program for tests: serves the database and the images of its settings on a free port, which it prints, until it is
 * killed. Prints nothing of what a start prints.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { getPayload } from 'payload'

import config from '../../../payload.config.js'
import { verifyChain } from '../../../src/audit/verifyChain.js'
import { createApp } from '../../../src/server/createApp.js'
import { quickPasswords } from '../../support/quickPasswords.js'

quickPasswords()
const payload = await getPayload({ config })
await payload.db.migrate()
const { ok, count } = await verifyChain(payload)
const server = createServer(createApp({ payload }))
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${JSON.stringify({ port, ok, count })}\n`)
})
