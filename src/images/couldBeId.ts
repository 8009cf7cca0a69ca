import type { Payload } from 'payload'

/** Whether a database could hold this id. MongoDB refuses a whole question for one id that cannot be one, and a text may hold anything. */
export const couldBeId = (id: string, { db }: Payload): boolean => db.name !== 'mongoose' || /^[0-9a-f]{24}$/i.test(id)
