import type { Access, Where } from 'payload'

import { hasPermission } from '../access/can.js'

/**
 * Staff see every image, everybody else those that live content uses. Always a query and never `true`: only for a query
 * does Payload look up the document of a file before it serves the file.
 */
export const mediaAccess: Access = async ({ req }): Promise<Where> =>
  (await hasPermission(req, 'content.read')) ? { id: { exists: true } } : { isPublic: { equals: true } }
