import { Transform } from 'node:stream'

import busboy from 'busboy'
import type { Request } from 'express'

import { checkJson } from './checkJson.js'
import { HttpError } from './HttpError.js'

/**
 * Passes a form on only as far as it can be read, so that a broken one is refused and not taken for a fault of the
 * server by whoever parses it; the fields of its document are checked as those of a JSON body.
 * @param fieldSize the most bytes that a field may have
 * @throws HttpError `formUnreadable`, at once when the form names no boundary, else through the stream
 */
export function checkForm({ headers }: Request, fieldSize: number): Transform {
  const parser = createParser(headers, fieldSize)
  let refusal: HttpError | undefined
  parser.on('file', (_name, file) => file.on('error', ignore).resume())
  parser.on('field', (name, value) => {
    if (name === '_payload') refusal ??= faultOf(value)
    // A file that a browser has put elsewhere by itself; there is nowhere else here.
    if (name === 'file') refusal ??= new HttpError('imageMissing')
  })
  parser.on('error', () => {
    refusal ??= unreadable()
  })
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      parser.write(chunk, (error) => {
        // The parser may have failed and yet taken the chunk.
        const fault = error ? unreadable() : refusal
        if (fault) done(fault)
        else done(null, chunk)
      })
    },
    flush(done) {
      parser.end((error?: Error | null) => done(error ? unreadable() : (refusal ?? null)))
    },
  })
}

function createParser(headers: Request['headers'], fieldSize: number): ReturnType<typeof busboy> {
  try {
    return busboy({ headers, limits: { fieldSize } })
  } catch {
    throw unreadable()
  }
}

function faultOf(json: string): HttpError | undefined {
  try {
    checkJson(json)
    return undefined
  } catch (error) {
    if (error instanceof HttpError) return error
    throw error
  }
}

const unreadable = (): HttpError => new HttpError('formUnreadable')
const ignore = (): void => undefined
