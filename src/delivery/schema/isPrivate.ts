import type { FlattenedField } from 'payload'

import { never } from '../../access/can.js'

/** What Payload adds to accounts beside the address: keys and sessions, which are no content. */
const ofAccounts = ['enableAPIKey', 'apiKey', 'apiKeyIndex', 'sessions', 'collection']

/** Tells whether a field stays out of the schema: nobody is ever shown its value, so it would be null for everyone. */
export const isPrivate = (field: FlattenedField, isAccount: boolean): boolean =>
  ('hidden' in field && field.hidden === true) ||
  ('access' in field && field.access?.read === never) ||
  (isAccount && ofAccounts.includes(field.name))
