import type { Payload } from 'payload'

import type { WorkflowRecord } from '../../../../src/workflow/records/WorkflowRecord.js'

type StoredArticle = {
  firstPublishedAt?: unknown
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
type StoredImage = {
  id: string
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
  fileHash?: string | null
  filename?: string | null
}

/**
 * What a reader would read and see of an article, in one line. Computed here, independently of the hash that the gate
 * uses.
 */
export type VisibleContent = string

export type Observation = {
  readonly rows: ReadonlyMap<
    string,
    {
      readonly content: VisibleContent
      readonly isLive: boolean
      readonly state: string
      readonly isTrashed: boolean
      readonly row: StoredArticle
    }
  >
  readonly working: ReadonlyMap<
    string,
    { readonly content: VisibleContent; readonly state: string; readonly status: string; readonly count: number }
  >
  readonly records: ReadonlyMap<string, WorkflowRecord>
}

const unlimited = { pagination: false, limit: 0 } as const

/** Reads what is stored of every article, below all hooks. */
export async function observe({ db }: Payload): Promise<Observation> {
  const { docs: media } = await db.find<StoredImage>({ collection: 'media', ...unlimited })
  const { docs: rows } = await db.find<StoredArticle>({ collection: 'articles', ...unlimited })
  const { docs: versions } = await db.findVersions<StoredArticle>({
    collection: 'articles',
    where: { latest: { equals: true } },
    ...unlimited,
  })
  const { docs: records } = await db.find<WorkflowRecord>({ collection: 'workflow-records', ...unlimited })
  const images = new Map(media.map((image) => [String(image.id), image]))
  const working = new Map<string, { content: VisibleContent; state: string; status: string; count: number }>()
  for (const { parent, version } of versions) {
    const id = String(parent)
    working.set(id, {
      content: visibleContentOf(version, images),
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
          content: visibleContentOf(row, images),
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

function visibleContentOf(
  { title, summary, kind, slug, cover }: StoredArticle,
  images: ReadonlyMap<string, StoredImage>,
): VisibleContent {
  const image = cover ? images.get(String(cover)) : undefined
  const imageContent = image && [
    image.alt || '',
    image.decorative === true,
    image.credit || '',
    image.fileHash || '',
    image.filename || '',
  ]
  return JSON.stringify([
    title || '',
    summary || '',
    kind || '',
    slug || '',
    cover ? String(cover) : '',
    imageContent ?? '',
  ])
}
