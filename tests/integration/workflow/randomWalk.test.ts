import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import { verifyChain } from '../../../src/audit/verifyChain.js'
import { send } from '../../support/requests.js'
import { faultsOf, faultsOfSeals } from './walk/invariants.js'
import { calls } from './walk/calls.js'
import { create } from './walk/documentCalls.js'
import { observe } from './walk/observe.js'
import { Walk } from './walk/Walk.js'

/**
 * `DASHIJI_WALK_SEED` repeats the walk of an earlier failure; `DASHIJI_WALK_CALLS` sets its length, which `.ci/run`
 * makes longer.
 */
const seed = Number(process.env.DASHIJI_WALK_SEED ?? Math.floor(Math.random() * 2 ** 32))
const length = Number(process.env.DASHIJI_WALK_CALLS ?? 300)

describe('After any calls by anybody in any order', () => {
  let walk: Walk
  beforeAll(async () => {
    walk = await Walk.start(seed)
  })
  afterAll(() => walk.fixture.stop())

  it('exactly that is live which was approved by people who did not write it, and the audit trail proves it', async () => {
    const trail: string[] = []
    const transitionCounts: Record<string, number> = {}
    try {
      for (let step = 0; step < length; step += 1) {
        const call = walk.observed.rows.size < 4 ? create : walk.random.pickWeighted(calls)
        const result = await call(walk)
        trail.push(`${step}: ${result.log}`)
        const before = walk.observed
        walk.observed = await observe(walk.payload)
        const isPublication = result.isDone && result.transition === 'publish'
        if (result.isDone && result.transition)
          transitionCounts[result.transition] = (transitionCounts[result.transition] ?? 0) + 1
        const faults = [...walk.model.apply(result, before, walk.observed), ...faultsOf(walk.model, walk.observed)]
        if (faults.length === 0 && isPublication)
          faults.push(...(await faultsOfSeals(walk.payload, walk.model, walk.observed, [result.id!])))
        if (faults.length > 0) throw new Error(faults.join('; '))
        if (step % 100 === 0) await expectPublicList(walk)
      }
    } catch (error) {
      throw new Error(`DASHIJI_WALK_SEED=${seed}\n${trail.slice(-12).join('\n')}\n${(error as Error).message}`, {
        cause: error,
      })
    }
    expect(await faultsOfSeals(walk.payload, walk.model, walk.observed, walk.model.live.keys())).toEqual([])
    await drainAuditQueue(walk.payload)
    expect(await verifyChain(walk.payload)).toMatchObject({ ok: true })
    // A walk without publications proves nothing.
    expect(transitionCounts.publish ?? 0).toBeGreaterThan(length / 200)
  }, 900_000)
})

/** An anonymous reader sees exactly what is live. */
async function expectPublicList({ fixture, model }: Walk): Promise<void> {
  const { body } = await send(fixture, 'get', 'articles?limit=100&depth=0')
  expect(body.docs.map(({ id }: { id: string }) => id).sort()).toEqual([...model.live.keys()].sort())
}
