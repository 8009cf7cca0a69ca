import { CodedError } from '../errors/CodedError.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'

/** Why the database cannot be used and what to do about it, in one line for whoever starts the program. */
export class DatabaseError extends CodedError {
  override name = 'DatabaseError'

  // A reason that the database gave may have several lines.
  override get messages(): Bilingual {
    const { zh, en } = super.messages
    return bilingual(toOneLine(zh), toOneLine(en))
  }
}

const toOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')
