import type { Payload } from 'payload'

import type { WorkflowRecord } from '../../../../src/workflow/records/WorkflowRecord.js'

type Text = {
  id: string
  title?: string | null
  summary?: string | null
  kind?: string | null
  slug?: string | null
  cover?: unknown
  _status?: string | null
  workflowState?: string | null
  deletedAt?: string | null
}
type Image = {
  id: string
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
  fileHash?: string | null
  filename?: string | null
}

/** A text in one line: what a reader would read and see. Worked out here, and not by what the gate goes by. */
export type Words = string

export type Seen = {
  readonly rows: ReadonlyMap<
    string,
    {
      readonly words: Words
      readonly isLive: boolean
      readonly state: string
      readonly isTrashed: boolean
      readonly row: Text
    }
  >
  readonly working: ReadonlyMap<
    string,
    { readonly words: Words; readonly state: string; readonly status: string; readonly count: number }
  >
  readonly records: ReadonlyMap<string, WorkflowRecord>
}

const all = { pagination: false, limit: 0 } as const

/** Reads what is stored of every article, below all hooks. */
export async function observe({ db }: Payload): Promise<Seen> {
  const { docs: media } = await db.find<Image>({ collection: 'media', ...all })
  const { docs: rows } = await db.find<Text>({ collection: 'articles', ...all })
  const { docs: versions } = await db.findVersions<Text>({
    collection: 'articles',
    where: { latest: { equals: true } },
    ...all,
  })
  const { docs: records } = await db.find<WorkflowRecord>({ collection: 'workflow-records', ...all })
  const images = new Map(media.map((image) => [String(image.id), image]))
  const working = new Map<string, { words: Words; state: string; status: string; count: number }>()
  for (const { parent, version } of versions) {
    const id = String(parent)
    working.set(id, {
      words: wordsOf(version, images),
      state: String(version.workflowState),
      status: String(version._status),
      count: (working.get(id)?.count ?? 0) + 1,
    })
  }
  return {
    rows: new Map(
      rows.map((row) => [
        String(row.id),
        {
          words: wordsOf(row, images),
          isLive: row._status === 'published',
          state: String(row.workflowState),
          isTrashed: Boolean(row.deletedAt),
          row,
        },
      ]),
    ),
    working,
    records: new Map(records.map((record) => [record.document, record])),
  }
}

function wordsOf({ title, summary, kind, slug, cover }: Text, images: ReadonlyMap<string, Image>): Words {
  const image = cover ? images.get(String(cover)) : undefined
  const shown = image && [
    image.alt || '',
    image.decorative === true,
    image.credit || '',
    image.fileHash || '',
    image.filename || '',
  ]
  return JSON.stringify([title || '', summary || '', kind || '', slug || '', cover ? String(cover) : '', shown ?? ''])
}
