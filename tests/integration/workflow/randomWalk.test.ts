import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { verifyChain } from '../../../src/audit/verifyChain.js'
import { faultsOf, faultsOfSeals } from './walk/invariants.js'
import { calls, create } from './walk/calls.js'
import { observe } from './walk/observe.js'
import { Walk } from './walk/Walk.js'

/** `DASHIJI_WALK_SEED` walks the way of an earlier failure again, `DASHIJI_WALK_CALLS` a longer one. */
const seed = Number(process.env.DASHIJI_WALK_SEED ?? Math.floor(Math.random() * 2 ** 32))
const length = Number(process.env.DASHIJI_WALK_CALLS ?? 2000)

describe('Whatever anybody does in whatever order', () => {
  let walk: Walk
  beforeAll(async () => {
    walk = await Walk.start(seed)
  })
  afterAll(() => walk.scene.dashiji.stop())

  it('live is what people approved who did not write it, exactly that, and the audit says so', async () => {
    const trail: string[] = []
    const count: Record<string, number> = {}
    try {
      for (let step = 0; step < length; step += 1) {
        const call = walk.seen.rows.size < 4 ? create : walk.dice.weigh(calls)
        const done = await call(walk)
        trail.push(`${step}: ${done.told}`)
        const before = walk.seen
        walk.seen = await observe(walk.payload)
        const isNew = done.isDone && done.transition === 'publish'
        if (done.isDone && done.transition) count[done.transition] = (count[done.transition] ?? 0) + 1
        const faults = [...walk.model.learn(done, before, walk.seen), ...faultsOf(walk.model, walk.seen)]
        if (faults.length === 0 && isNew)
          faults.push(...(await faultsOfSeals(walk.payload, walk.model, walk.seen, [done.id!])))
        if (faults.length > 0) throw new Error(faults.join('; '))
        if (step % 100 === 0) await expectShown(walk)
      }
    } catch (error) {
      throw new Error(`DASHIJI_WALK_SEED=${seed}\n${trail.slice(-12).join('\n')}\n${(error as Error).message}`, {
        cause: error,
      })
    }
    expect(await faultsOfSeals(walk.payload, walk.model, walk.seen, walk.model.live.keys())).toEqual([])
    await walk.scene.events(Infinity)
    expect(await verifyChain(walk.payload)).toMatchObject({ ok: true })
    // A walk that gets nowhere proves nothing.
    expect(count.publish ?? 0).toBeGreaterThan(length / 200)
  }, 900_000)
})

/** That a reader without an account sees what is live, all of it and nothing else. */
async function expectShown({ scene, model }: Walk): Promise<void> {
  const { body } = await scene.send('get', 'articles?limit=100&depth=0')
  expect(body.docs.map(({ id }: { id: string }) => id).sort()).toEqual([...model.live.keys()].sort())
}
