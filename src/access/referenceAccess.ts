import type { CollectionConfig } from 'payload'

import { can } from './can.js'

/**
 * Access rules of the collections that documents refer to (organisations, topics): public to read, maintained by staff.
 */
export const referenceAccess: CollectionConfig['access'] = {
  read: () => true,
  create: can('reference.create', 'reference.edit'),
  update: can('reference.edit'),
  delete: can('reference.edit'),
}
