import type { Client } from '../database/sqlite/libsql.js'
import type { ChainReader, UnverifiedEvent } from './ChainReader.js'

const codes = `(
  SELECT json_group_array(text)
  FROM (SELECT text FROM audit_events_texts WHERE parent_id = audit_events.id AND path = 'codes' ORDER BY "order")
) AS codes`
const events = `SELECT audit_events.*, ${codes} FROM audit_events`

/** Reads the chain from a SQLite file. */
export const sqliteChain = (client: Client): ChainReader => ({
  async after(sequence, limit) {
    const { rows } = await client.execute({
      sql: `${events} WHERE sequence > ? ORDER BY sequence LIMIT ?`,
      args: [sequence, limit],
    })
    return rows.map(eventOf)
  },
  async last() {
    const { rows } = await client.execute(`${events} ORDER BY sequence DESC LIMIT 1`)
    return rows.map(eventOf)[0]
  },
  async countUpTo(sequence) {
    const { rows } = await client.execute({
      sql: `SELECT count(*) FROM audit_events WHERE NOT coalesce(typeof(sequence) <> 'text' AND sequence > ?, false)`,
      args: [sequence],
    })
    return Number(rows[0]?.[0])
  },
})

function eventOf(row: Record<string, unknown>): UnverifiedEvent {
  const {
    actor_kind: actorKind,
    content_hash: contentHash,
    previous_hash: previousHash,
    details,
    codes: storedCodes,
    ...rest
  } = row
  return {
    ...rest,
    actorKind,
    contentHash,
    previousHash,
    details: parseJson(details),
    codes: parseJson(storedCodes),
  }
}

// A column that is not valid JSON was tampered with. It is passed on as it is, so that the hash does not match.
function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
