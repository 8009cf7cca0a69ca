import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import { buildConfig } from 'payload'
import sharp from 'sharp'

import { collections } from './collections/index.js'
import { WorkflowSettings } from './collections/WorkflowSettings.js'
import { adminComponents } from './src/admin/adminComponents.js'
import type { AdminServices } from './src/admin/AdminServices.js'
import { favicon } from './src/admin/graphics/markShape.js'
import { translationOverrides } from './src/admin/translationOverrides.js'
import { auditRefusals } from './src/audit/auditRefusals.js'
import { auditChainBreak } from './src/audit/verifyChainAtStart.js'
import { secret } from './src/config/keys.js'
import { projectPath } from './src/config/projectPath.js'
import { trustedOrigins } from './src/config/settings.js'
import { chooseDatabase } from './src/database/chooseDatabase.js'
import { addCode } from './src/errors/addCode.js'
import { richTextEditor } from './src/richText/richTextEditor.js'
import { permissionsOf } from './src/access/actor.js'
import { never } from './src/access/can.js'
import { closeInternals } from './src/access/closeInternals.js'
import { retryPendingImagesTask } from './src/jobs/retryPendingImages.js'
import { logger } from './src/config/logger.js'
import { slugs } from './src/vocabulary/slugs.js'
import { gateDatabase } from './src/workflow/gateDatabase.js'
import { workflow } from './src/workflow/workflow.js'

const config = buildConfig({
  secret: secret(),
  db: gateDatabase(chooseDatabase()),
  collections,
  globals: [WorkflowSettings],
  editor: richTextEditor(),
  sharp,
  i18n: { supportedLanguages: { zh, en }, fallbackLanguage: 'zh', translations: translationOverrides },
  // An empty list would accept the session cookie from any site.
  csrf: trustedOrigins(),
  defaultDepth: 1,
  maxDepth: 5,
  admin: {
    user: slugs.users,
    avatar: 'default',
    dateFormat: 'yyyy-MM-dd HH:mm',
    meta: {
      titleSuffix: ' · 大事记 Dashiji',
      defaultOGImageType: 'off',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: favicon }],
    },
    components: adminComponents,
    importMap: { baseDir: projectPath('.'), importMapFile: projectPath('src/app/(payload)/admin/importMap.js') },
  },
  graphQL: {
    disablePlaygroundInProduction: true,
    disableIntrospectionInProduction: false,
    schemaOutputFile: projectPath('schema.graphql'),
  },
  logger,
  hooks: { afterError: [addCode, auditRefusals] },
  // A refusal is an answer, not a fault of the server.
  loggingLevels: {
    APIError: 'info',
    AuthenticationError: 'info',
    Forbidden: 'info',
    NotFound: 'info',
    QueryError: 'info',
    ValidationError: 'info',
    LockedAuth: 'info',
    MissingFile: 'info',
    UnverifiedEmail: 'info',
  },
  jobs: {
    tasks: [retryPendingImagesTask],
    autoRun: [{ cron: '*/5 * * * *', queue: 'default' }],
    access: { run: never, queue: never, cancel: never },
  },
  upload: { limits: { fileSize: 20_000_000, fieldSize: 8_000_000 } },
  typescript: { outputFile: projectPath('src/generated/payload-types.ts'), autoGenerate: false },
  telemetry: false,
  custom: { workflow, admin: { permissionsOf, auditChainBreak } satisfies AdminServices },
})

export default config.then(closeInternals)
