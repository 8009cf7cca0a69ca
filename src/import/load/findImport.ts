import type { PayloadRequest } from 'payload'

/** Finds the import of a file by its content: the id of its source. */
export async function findImport(req: PayloadRequest, sha256: string): Promise<string | undefined> {
  const { docs } = await req.payload.find({
    collection: 'sources',
    where: { sha256: { equals: sha256 } },
    limit: 1,
    depth: 0,
    req,
  })
  return docs[0]?.id
}
