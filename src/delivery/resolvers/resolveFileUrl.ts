import type { GraphQLFieldResolver } from 'graphql'

import type { DeliveryContext } from '../DeliveryContext.js'

/** The address of a file, absolute: a website is at another address than the CMS. The admin keeps the relative one. */
export const resolveFileUrl =
  (name: 'url' | 'thumbnailURL'): GraphQLFieldResolver<Record<string, unknown>, DeliveryContext> =>
  (file, _args, { publicUrl }) => {
    const url = file[name]
    return typeof url === 'string' && url.startsWith('/') ? publicUrl + url : url
  }
