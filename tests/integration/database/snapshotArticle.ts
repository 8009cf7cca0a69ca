import type { Payload } from 'payload'

/** All that the database holds of one article: its row, its history, where it stands, and what was done with it. */
export async function snapshotArticle({ db }: Payload, id: string): Promise<unknown> {
  const row = await db.findOne({ collection: 'articles', where: { id: { equals: id } } })
  const versions = await db.findVersions({
    collection: 'articles',
    where: { parent: { equals: id } },
    pagination: false,
    sort: 'id',
  })
  const records = await db.find({
    collection: 'workflow-records',
    where: { document: { equals: id } },
    pagination: false,
  })
  const events = await db.find({
    collection: 'audit-events',
    where: { document: { equals: id } },
    pagination: false,
    sort: 'sequence',
  })
  return JSON.parse(
    JSON.stringify({ row, versions: versions.docs, records: records.docs, events: events.docs }),
  ) as unknown
}
