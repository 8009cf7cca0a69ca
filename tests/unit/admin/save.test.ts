import { describe, expect, it } from '@jest/globals'

import { keyOf, type DocumentKey } from '../../../src/admin/workflow/saves/DocumentKey.js'
import { getOpenDocument, updateOpenDocument } from '../../../src/admin/workflow/saves/openDocuments.js'
import { save } from '../../../src/admin/workflow/saves/save.js'
import { saveQueue } from '../../../src/admin/workflow/saves/saveQueue.js'

/** A server with one document, which refuses a save that names an older revision. */
class Server {
  revision = 1
  readonly requestedRevisions: (string | null)[] = []

  readonly send = async (address: URL): Promise<Response> => {
    const seen = address.searchParams.get('revision')
    this.requestedRevisions.push(seen)
    await new Promise((done) => setTimeout(done, 5))
    if (seen !== null && seen !== String(this.revision))
      return Response.json(
        {
          errors: [
            {
              code: 'stale',
              message: 'old',
              data: {
                revision: String(this.revision),
                changes: [
                  {
                    at: '2026-01-01T00:00:00.000Z',
                    actor: { kind: 'person', id: '1', name: '李' },
                    action: 'content.edit',
                    fields: ['title'],
                    revision: this.revision,
                  },
                ],
              },
            },
          ],
        },
        { status: 409 },
      )
    this.revision += 1
    return Response.json({ doc: { revision: String(this.revision) } })
  }
}

let lastNumber = 0
function setUp(): { server: Server; key: DocumentKey; requestSave: (query?: string) => Promise<Response> } {
  const server = new Server()
  const key = keyOf('articles', `${(lastNumber += 1)}`)
  updateOpenDocument(key, { revision: '1', base: {} })
  const requestSave = (query = 'draft=true') =>
    saveQueue.run(key, () =>
      save(key, new URL(`http://localhost/api/${key}?${query}`), undefined, server.send, 'words'),
    )
  return { server, key, requestSave }
}

describe('Saves of one document', () => {
  it('wait for each other, and each names the revision of the one before', async () => {
    const { server, requestSave } = setUp()
    const answers = await Promise.all([requestSave(), requestSave('autosave=true'), requestSave()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(server.requestedRevisions).toEqual(['1', '2', '3'])
  })

  it('open a conflict when somebody else was faster, and send nothing more until it is resolved', async () => {
    const { server, key, requestSave } = setUp()
    server.revision = 7
    expect((await requestSave()).status).toBe(409)
    expect(getOpenDocument(key).conflict).toMatchObject({
      revision: '7',
      changes: [{ actor: { name: '李' }, fields: ['title'] }],
    })
    await requestSave()
    expect(server.requestedRevisions).toHaveLength(1)

    updateOpenDocument(key, { revision: '7', conflict: undefined })
    expect((await requestSave()).status).toBe(200)
  })

  it('show a message when they are refused, except autosaves, for which the panel shows it', async () => {
    const { server, requestSave } = setUp()
    server.revision = 7
    expect(await (await requestSave('autosave=true')).json()).toEqual({ errors: [] })
    expect(await (await requestSave()).json()).toEqual({ errors: [{ message: 'words' }] })
  })

  it('continue after one that failed in transit', async () => {
    const { key, requestSave } = setUp()
    await expect(saveQueue.run(key, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
    expect((await requestSave()).status).toBe(200)
  })
})
