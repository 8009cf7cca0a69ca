import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { lexicalHTMLField } from '@payloadcms/richtext-lexical'
import compression from 'compression'
import express, { type Express } from 'express'
import { buildConfig, type CollectionConfig, type Field, type Payload, type SanitizedConfig } from 'payload'

import { collections } from '../collections/index.js'
import { settings } from '../src/config/settings.js'
import { chooseDatabase } from '../src/database/chooseDatabase.js'
import { richTextEditor } from '../src/richText/richTextEditor.js'
import { htmlSource } from '../src/richText/richTextHtml.js'
import { logRequests } from '../src/server/logRequests.js'
import { logger } from '../src/config/logger.js'
import { readBody } from '../src/http/readBody.js'
import { securityHeaders } from '../src/server/securityHeaders.js'
import { sendWebResponse, toWebRequest } from '../src/http/webRequest.js'

/**
 * Plain Payload with the collections of this project: the same fields, access rules, indexes and database, but without
 * hooks, and with Payload's own HTML field.
 */
export const plainConfig = (): Promise<SanitizedConfig> =>
  buildConfig({
    secret: 'a secret for benchmarks only',
    db: chooseDatabase(),
    collections: collections.map((collection): CollectionConfig => ({
      ...collection,
      hooks: {},
      fields: collection.fields.map(plainField),
    })),
    editor: richTextEditor(),
    admin: { user: 'users' },
    logger,
    telemetry: false,
    typescript: { autoGenerate: false },
  })

function plainField(field: Field): Field {
  const source = 'name' in field ? htmlSource(field) : undefined
  // Virtual, like the field it replaces: the databases are identical and have no column for it.
  return source && 'name' in field
    ? ({ ...lexicalHTMLField({ htmlFieldName: field.name, lexicalFieldName: source }), virtual: true } as Field)
    : field
}

/** Serves Payload's own GraphQL route behind the same Express middleware as the product's. */
export function plainApp(payload: Payload): Express {
  const { publicUrl } = settings()
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(logRequests, securityHeaders(publicUrl), compression())
  const post = GRAPHQL_POST(Promise.resolve(payload.config))
  app.all('/api/graphql', async (req, res) =>
    sendWebResponse(await post(toWebRequest(req, publicUrl, await readBody(req))), res),
  )
  return app
}
