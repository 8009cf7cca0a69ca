import type { Db, Document } from 'mongodb'

export type ServerInfo = {
  readonly version: string
  readonly replicaSet: string | undefined
  readonly hasTransactions: boolean
}

/**
 * Asks a MongoDB server for its version and whether it has transactions, which need a replica set or a sharded cluster.
 */
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

// Servers before 4.4 know only the second command.
async function runFirstSupported(admin: Pick<Db, 'command'>, ...commands: [Document, Document]): Promise<Document> {
  try {
    return await admin.command(commands[0])
  } catch {
    return admin.command(commands[1])
  }
}
