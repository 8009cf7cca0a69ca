import type { Payload } from 'payload'

/** Maintenance that an adapter may offer. */
export type DatabaseMaintenance = {
  /** Gathers statistics of all tables, so that queries use their indexes. */
  refreshStatistics(): Promise<void>
  /** Refreshes the statistics of tables that have changed much; cheap when none has. */
  tidyUp(): Promise<void>
}

declare module 'payload' {
  interface DatabaseAdapter extends Partial<DatabaseMaintenance> {
    /** Changes with every write to the database; only SQLite can tell. See `SqliteEngine`. */
    stateToken?: () => Promise<string | undefined>
    /** Whether the transaction of an id may still store something. */
    isTransactionOpen?: (id: unknown) => boolean
  }
}

/**
 * Refreshes the statistics of the query planner. To be called after many documents were stored: without them lists on
 * SQLite get slow.
 */
export const refreshStatistics = async (payload: Payload): Promise<void> => payload.db.refreshStatistics?.()

/** The same for tables that have changed much. To be called regularly. */
export const tidyUp = async (payload: Payload): Promise<void> => payload.db.tidyUp?.()
