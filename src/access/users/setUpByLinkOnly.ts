import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'

/** Closes Payload's open door for the first user: over the network a user is made by a signed-in user only. */
export const setUpByLinkOnly: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'create' && !req.user && req.payloadAPI !== 'local') throw refuse('setUpByLinkOnly')
}
