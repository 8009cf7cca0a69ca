import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { getPayload } from 'payload'

/**
 * A process of the benchmark: `fill N` fills the configured database; `ours` and `plain` serve it on a free local port
 * and print the port.
 */
const [task, documents] = process.argv.slice(2)
const { default: config } =
  task === 'plain'
    ? { default: (await import('./deliveryPlain.js')).plainConfig() }
    : await import('../payload.config.js')
const payload = await getPayload({ config })

if (task === 'fill') {
  await (await import('./deliveryFill.js')).fill(payload, Number(documents))
  await payload.destroy()
  process.exit(0)
}

const app =
  task === 'plain'
    ? (await import('./deliveryPlain.js')).plainApp(payload)
    : (await import('../src/server/createApp.js')).createApp({ payload })
const server = createServer(app).listen(0, '127.0.0.1', () =>
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`),
)
