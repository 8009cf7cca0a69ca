import { isolateObjectProperty, type BaseDatabaseAdapter, type PayloadRequest } from 'payload'

import { copyPlain } from './units/copyPlain.js'
import type { Engine } from './units/Engine.js'
import type { Unit } from './units/Unit.js'
import type { Origin, Units } from './units/Units.js'
import { writeMethods, type WriteArgs, type WriteMethod } from './writeMethods.js'

type AnyWrite = (this: BaseDatabaseAdapter, args: WriteArgs) => Promise<unknown>

/**
 * Makes an adapter's writes whole: every write belongs to a unit that is stored together or not at all, and units take
 * turns where the database needs it. Changes the adapter in place, as its own methods call each other.
 * @param engineNow the engine to write with; some databases say only once they are connected what they can do
 */
export function wholeWrites<T extends BaseDatabaseAdapter>(adapter: T, engineNow: () => Engine, units: Units): T {
  for (const method of Object.keys(writeMethods) as WriteMethod[]) {
    const original = adapter[method] as unknown as AnyWrite
    const write: AnyWrite = async (args) => {
      const engine = engineNow()
      const isOneWrite = engine.singleDocumentsAreWhole && writeMethods[method] === 'one'
      const work = async (unit: Unit) => {
        const joined = joinedTo(unit, args)
        return original.call(
          adapter,
          engine.prepare && !unit.root.isOneWrite ? await engine.prepare(unit.root.id, method, joined) : joined,
        )
      }
      return units.write(engine, await originOf(args.req), isOneWrite, work)
    }
    Object.assign(adapter, { [method]: write })
  }
  const sessions = (adapter.sessions ??= {})
  const transactions: Pick<BaseDatabaseAdapter, 'beginTransaction' | 'commitTransaction' | 'rollbackTransaction'> = {
    beginTransaction: (options) =>
      units.begin(engineNow(), options).then(({ id, root }) => {
        const session = sessions[root.id]
        // Payload's reads find the transaction under the id they are given.
        if (session) sessions[id] = session
        return id
      }),
    commitTransaction: (given) => ended(given, (id) => units.commit(id)),
    rollbackTransaction: (given) => ended(given, (id) => units.rollback(id)),
  }
  const ended = (given: unknown, end: (id: string | undefined) => Promise<void>): Promise<void> => {
    if (given instanceof Promise) return given.then((id: unknown) => ended(id, end))
    const id = typeof given === 'string' ? given : undefined
    return end(id).finally(() => id !== undefined && delete sessions[id])
  }
  return Object.assign(adapter, transactions)
}

async function originOf(req: Partial<PayloadRequest> | undefined): Promise<Origin> {
  const id = await req?.transactionID
  return { transactionId: typeof id === 'string' ? id : undefined, hasRequest: req !== undefined }
}

// A write made again must find the data as it was given: the adapters change it on its way to the database.
function joinedTo(unit: Unit, args: WriteArgs): WriteArgs {
  const joined = { ...args, ...copies(args) }
  if (args.req?.transactionID === unit.id) return joined
  const req = isolateObjectProperty(args.req ?? {}, 'transactionID')
  req.transactionID = unit.id
  return { ...joined, req }
}

const copies = ({ data, versionData }: WriteArgs): WriteArgs => ({
  ...(data && { data: copyPlain(data) }),
  ...(versionData && { versionData: copyPlain(versionData) }),
})
