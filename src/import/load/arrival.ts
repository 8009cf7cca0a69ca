import type { ArrivalState } from './SourceFile.js'

/** What every governed document of one import has in common. */
export type Arrival = {
  readonly isDraft: boolean
  /** The common fields of the next document. Each is created a millisecond after the one before it, so that lists keep the order of the text. */
  next(): { source: string; _status: 'draft' | 'published'; workflowState: ArrivalState; createdAt: string }
}

export function arrivalAs(state: ArrivalState, source: string, receivedAt: Date): Arrival {
  let order = 0
  return {
    isDraft: state !== 'published',
    next() {
      order += 1
      return { source, _status: state === 'published' ? 'published' : 'draft', workflowState: state, createdAt: new Date(receivedAt.getTime() + order).toISOString() }
    },
  }
}
