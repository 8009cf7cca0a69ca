import type { Db, Document } from 'mongodb'

export type ServerFacts = {
  readonly version: string
  readonly replicaSet: string | undefined
  readonly hasTransactions: boolean
}

/** Asks a MongoDB server what it is. It needs a replica set, or the router of a cluster, to have transactions. */
export async function askServer(admin: Pick<Db, 'command'>): Promise<ServerFacts> {
  const hello = await firstAnswer(admin, { hello: 1 }, { isMaster: 1 })
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
async function firstAnswer(admin: Pick<Db, 'command'>, ...questions: [Document, Document]): Promise<Document> {
  try {
    return await admin.command(questions[0])
  } catch {
    return admin.command(questions[1])
  }
}
