import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('With IMPORT_AS=inReview the two documents', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji({ content: true, env: { IMPORT_AS: 'inReview' } })
  })
  afterAll(async () => {
    await dashiji.stop()
    delete process.env.IMPORT_AS
  })

  it('are in review, and neither they nor their images are public', async () => {
    for (const collection of ['articles', 'activities', 'honours', 'people'] as const) {
      const { docs } = await dashiji.payload.find({ collection, pagination: false, depth: 0 })
      expect(docs.length).toBeGreaterThan(1)
      for (const doc of docs) expect(doc).toMatchObject({ _status: 'draft', workflowState: 'inReview' })
      expect((await dashiji.payload.find({ collection, overrideAccess: false })).totalDocs).toBe(0)
    }
    expect((await dashiji.payload.find({ collection: 'media', overrideAccess: false })).totalDocs).toBe(0)
  })
})
