import type { Payload } from 'payload'

/** What an adapter adds that looks after itself. */
export type DatabaseMaintenance = {
  /** Counts what the tables hold, so that lists use their indexes. */
  refreshStatistics(): Promise<void>
  /** Refreshes what has changed much since; cheap when nothing has. */
  tidyUp(): Promise<void>
}

const maintenanceOf = (payload: Payload): Partial<DatabaseMaintenance> => payload.db as Partial<DatabaseMaintenance>

/** Refreshes the statistics that the database plans by; to be called after many documents came in. Without them lists on SQLite grow slow. */
export const refreshStatistics = async (payload: Payload): Promise<void> => maintenanceOf(payload).refreshStatistics?.()

/** The same for what has changed much only; to be called every now and then. */
export const tidyUp = async (payload: Payload): Promise<void> => maintenanceOf(payload).tidyUp?.()
