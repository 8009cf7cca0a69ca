import { en } from '@payloadcms/translations/languages/en'
import { zh } from '@payloadcms/translations/languages/zh'
import { buildConfig } from 'payload'

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
import { graphqlOptions } from './src/delivery/graphqlOptions.js'
import { addCode } from './src/errors/addCode.js'
import { translateBulkErrors } from './src/errors/translateBulkErrors.js'
import { richTextEditor } from './src/richText/richTextEditor.js'
import { checkRequests } from './src/fields/checkRequests.js'
import { permissionsOf } from './src/access/actor.js'
import { closeInternals } from './src/access/closeInternals.js'
import { refuseAnonymousWrites } from './src/access/refuseAnonymousWrites.js'
import { limitSignIn } from './src/access/users/limitSignIn.js'
import { jobs } from './src/jobs/jobs.js'
import { logger, loggingLevels } from './src/config/logger.js'
import { keepMediaFiles } from './src/media/files/keepMediaFiles.js'
import { limitedSharp } from './src/media/upload/limitedSharp.js'
import { countMediaFaults } from './src/media/files/mediaFaults.js'
import { uploadLimits } from './src/media/upload/uploadLimits.js'
import { slugs } from './src/vocabulary/slugs.js'
import { gateDatabase } from './src/workflow/gateDatabase.js'
import { createWorkflow } from './src/workflow/createWorkflow.js'

const config = buildConfig({
  secret: secret(),
  db: gateDatabase(chooseDatabase()),
  collections,
  globals: [WorkflowSettings],
  editor: richTextEditor(),
  sharp: limitedSharp,
  i18n: { supportedLanguages: { zh, en }, fallbackLanguage: 'zh', translations: translationOverrides },
  // With an empty list Payload would accept the session cookie from any origin.
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
  graphQL: graphqlOptions,
  logger,
  plugins: [translateBulkErrors],
  hooks: { afterError: [addCode, auditRefusals] },
  loggingLevels,
  jobs,
  upload: { limits: uploadLimits },
  // Names of collections come from addresses and bodies, where `constructor` is a name like any other.
  onInit: ({ collections: byName }) => void Object.setPrototypeOf(byName, null),
  typescript: { outputFile: projectPath('src/generated/payload-types.ts'), autoGenerate: false },
  telemetry: false,
  custom: {
    workflow: createWorkflow(),
    admin: { permissionsOf, auditChainBreak, countMediaFaults } satisfies AdminServices,
  },
})

export default config
  .then(closeInternals)
  .then(checkRequests)
  .then(refuseAnonymousWrites)
  .then(limitSignIn)
  .then(keepMediaFiles)
