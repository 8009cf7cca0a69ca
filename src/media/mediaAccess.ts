import type { Access, Where } from 'payload'

import { hasPermission } from '../access/can.js'

/**
 * Staff see every image; everybody else sees those that live content uses. It answers with a query and never with
 * `true`: only then does Payload look the file up before serving it.
 */
export const mediaAccess: Access = async ({ req }): Promise<Where> =>
  (await hasPermission(req, 'content.read')) ? { id: { exists: true } } : { isPublic: { equals: true } }
