import { createReadStream } from 'node:fs'

import { BSON } from 'mongodb'

const lengthBytes = 4
// A document of MongoDB has 16 MB at most; its server allows itself a little more.
const maxDocumentBytes = 17 << 20

/**
 * Reads the documents of a BSON file one by one, every value in its own type.
 * @throws Error when the file is no sequence of BSON documents
 */
export async function* bsonDocuments(file: string): AsyncGenerator<BSON.Document> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    let start = 0
    while (rest.length - start >= lengthBytes) {
      const length = rest.readInt32LE(start)
      if (length <= lengthBytes || length > maxDocumentBytes) throw new Error('no BSON document')
      if (rest.length - start < length) break
      yield BSON.deserialize(rest.subarray(start, start + length), {
        promoteValues: false,
        promoteBuffers: false,
        bsonRegExp: true,
      })
      start += length
    }
    rest = rest.subarray(start)
  }
  if (rest.length > 0) throw new Error('a BSON document is cut off')
}
