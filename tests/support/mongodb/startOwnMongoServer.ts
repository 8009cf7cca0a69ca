import { databaseUri } from './databaseUri.js'
import { findMongoServer } from './findMongoServer.js'
import { ServerProcess } from './ServerProcess.js'
import type { MongoServer } from './startMongoServer.js'

/** Where the server keeps its data: in memory, or in a file from which a later server can continue. */
export type Storage = 'memory' | { readonly file: string }

/** A server that tests may kill. */
export interface OwnMongoServer extends MongoServer {
  /** Kills the server without warning. With a file, what it had acknowledged is in the file. */
  kill(): Promise<void>
  /** Starts the server again at the same address, on the same file. */
  restart(): Promise<void>
}

/**
 * Starts a server of our own, even when `MONGODB_TEST_URI` names one.
 *
 * @throws Error that gives the reason when there can be none
 */
export async function startOwnMongoServer(storage: Storage): Promise<OwnMongoServer> {
  const found = findMongoServer({ own: true })
  if (!found.available) throw new Error(`${found.reason.en}: ${found.howTo.en}`)
  const storageArgument = storage === 'memory' ? storage : storage.file
  let server = await ServerProcess.start(0, storageArgument)
  const { port, serverUri } = server
  return {
    serverUri,
    uri: (databaseName) => databaseUri(serverUri, databaseName),
    stop: () => server.stop(),
    kill: () => server.kill(),
    restart: async () => {
      await server.stop()
      server = await ServerProcess.start(port, storageArgument)
    },
  }
}
