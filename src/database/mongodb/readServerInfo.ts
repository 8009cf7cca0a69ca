import type { Db, Document } from 'mongodb'

export type ServerInfo = {
  readonly version: string
  readonly replicaSet: string | undefined
  readonly hasTransactions: boolean
}

/** Asks a MongoDB server what it is. It needs a replica set, or the router of a cluster, to have transactions. */
export async function readServerInfo(admin: Pick<Db, 'command'>): Promise<ServerInfo> {
  const hello = await runFirstSupported(admin, { hello: 1 }, { isMaster: 1 })
  const { version } = await admin.command({ buildInfo: 1 })
  const hasSessions = typeof hello.logicalSessionTimeoutMinutes === 'number'
  const replicaSet = typeof hello.setName === 'string' ? hello.setName : undefined
  return {
    version: String(version),
    replicaSet,
    hasTransactions: hasSessions && (replicaSet !== undefined || hello.msg === 'isdbgrid'),
  }
}

// Older servers know the second only.
async function runFirstSupported(admin: Pick<Db, 'command'>, ...commands: [Document, Document]): Promise<Document> {
  try {
    return await admin.command(commands[0])
  } catch {
    return admin.command(commands[1])
  }
}
