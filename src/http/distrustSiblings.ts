import type { RequestHandler } from 'express'

/**
 * Makes Payload refuse the session cookie to requests that pages of a sibling site (`blog.example.org` beside
 * `cms.example.org`) send without an `Origin`: Payload takes `same-site` for its own site. Following a link from there
 * is no such request.
 */
export const distrustSiblings: RequestHandler = (req, _res, next) => {
  const { headers, method } = req
  const followsLink =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if (headers['sec-fetch-site'] === 'same-site' && !followsLink) headers['sec-fetch-site'] = 'cross-site'
  next()
}
