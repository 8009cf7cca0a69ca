type Snippet = readonly [file: string, code: string]
type Cases = { readonly fires: readonly Snippet[]; readonly passes: readonly Snippet[] }

/**
 * For every fence but those of the order of the rooms: what it must stop, in each form it could be written, and what it
 * must let pass.
 */
export const fenceCases: Readonly<Record<string, Cases>> = {
  'vocabulary-stands-alone': {
    fires: [
      ['src/vocabulary/words.ts', "import { can } from '../access/can.js'"],
      ['src/vocabulary/words.ts', "export * from 'payload'"],
      ['src/vocabulary/words.ts', "export { readFileSync } from 'fs'"],
    ],
    passes: [['src/vocabulary/words.ts', "import { bilingual } from './bilingual.js'"]],
  },
  'errors-know-words-only': {
    fires: [['src/errors/codes.ts', "import { can } from '../access/can.js'"]],
    passes: [['src/errors/codes.ts', "import { bilingual } from '../vocabulary/bilingual.js'"]],
  },
  'settings-know-no-part': {
    fires: [
      ['src/config/settings.ts', "import { createApp } from '../server/createApp.js'"],
      ['src/config/settings.ts', "import { getPayload } from 'payload'"],
    ],
    passes: [
      ['src/config/settings.ts', "import { resolve } from 'node:path'"],
      ['src/config/projectPath.ts', "import { fileURLToPath } from 'node:url'"],
    ],
  },
  'policy-is-pure': {
    fires: [
      ['src/workflow/policy/decide.ts', "import { readRecord } from '../records/records.js'"],
      ['src/workflow/policy/decide.ts', "import type { PayloadRequest } from 'payload'"],
      ['src/workflow/policy/decide.ts', "import { can } from '../../access/can.js'"],
      ['src/workflow/policy/decide.ts', 'export const now = Date.now()'],
    ],
    passes: [
      [
        'src/workflow/policy/decide.ts',
        "import type { Right } from '../../access/permissions.js'\nimport { transitions } from './definition.js'",
      ],
    ],
  },
  'gate-behind-workflow': {
    fires: [
      ['src/import/load/storeDocuments.ts', "import { ungated } from '../../workflow/gate/ungated.js'"],
      ['src/server/start.ts', "const { issueGrant } = await import('../workflow/gate/grants.js')"],
      ['src/audit/appendEvent.ts', "export { issueGrant } from '../workflow/gate/grants.js'"],
      ['src/workflowOf.ts', "import type { Grant } from './workflow/gate/grants.js'"],
      [
        'collections/Articles.ts',
        "import { allowPlaceholderReplacement } from '../src/workflow/gate/placeholderGrant.js'",
      ],
      ['payload.config.ts', "import { gateAdapter } from './src/workflow/gate/gateAdapter.js'"],
    ],
    passes: [
      ['src/workflow/transitions/performTransition.ts', "import { revokeGrant } from '../gate/grants.js'"],
      ['src/workflow/editing/validateEdit.ts', "import { grantFor } from '../gate/grants.js'"],
      ['payload.config.ts', "import { gateDatabase } from './src/workflow/gateDatabase.js'"],
      ['src/jobs/publishDue.ts', "import { workflowOf } from '../workflow/workflowOf.js'"],
    ],
  },
  'collections-declare': {
    fires: [
      ['collections/Articles.ts', "import { readFileSync } from 'node:fs'"],
      ['collections/Articles.ts', "import { readFileSync } from 'fs'"],
      ['collections/Articles.ts', "import { createApp } from '../src/server/createApp.js'"],
      ['collections/Articles.ts', 'export function setTitle() { return 1 }'],
      ['collections/Articles.ts', 'export const Articles = { hooks: { beforeChange: [() => { return 1 }] } }'],
      ['collections/Articles.ts', 'export const Articles = { hooks: { async beforeChange() { await save() } } }'],
    ],
    passes: [
      [
        'collections/Articles.ts',
        "import { governedCollection } from '../src/governed/governedCollection.js'\nexport const Articles = governedCollection({ condition: (data) => data.decorative !== true })",
      ],
    ],
  },
  'collections-behind-configuration': {
    fires: [['src/import/load/loadArticle.ts', "import { Articles } from '../../../collections/Articles.js'"]],
    passes: [
      ['payload.config.ts', "import { collections } from './collections/index.js'"],
      ['collections/index.ts', "import { Articles } from './Articles.js'"],
    ],
  },
  'configuration-at-the-entrance': {
    fires: [
      ['src/server/createApp.ts', "import config from '../../payload.config.js'"],
      ['src/server/createApp.ts', "import config from '@payload-config'"],
      ['src/server/createApp.ts', "const config = await import('../../payload.config.js')"],
      ['collections/Articles.ts', "import config from '../payload.config.js'"],
    ],
    passes: [
      ['src/server/start.ts', "const { default: config } = await import('../../payload.config.js')"],
      ['src/app/(payload)/layout.tsx', "import config from '@payload-config'"],
    ],
  },
  'import-is-pure': {
    fires: [
      ['src/import/sources/parseWechatPage.ts', "import { getPayload } from 'payload'"],
      ['src/import/sources/parseWechatPage.ts', "import { readFileSync } from 'node:fs'"],
      ['src/import/transforms/unwrap.ts', "import { get } from 'https'"],
      ['src/import/transforms/unwrap.ts', "import { spawn } from 'child_process'"],
      ['src/import/transforms/unwrap.ts', "const fs = require('fs')"],
      [
        'src/import/transforms/unwrap.ts',
        "import { createRequire } from 'node:module'\nconst fs = createRequire(import.meta.url)('node:fs')",
      ],
      ['src/import/plan/dates.ts', 'export const now = new Date()'],
      ['src/import/plan/dates.ts', 'export const now = Date.now()'],
      ['src/import/plan/ids.ts', 'export const id = Math.random()'],
      ['src/import/plan/images.ts', "export const page = await fetch('https://example.org')"],
      ['src/import/plan/images.ts', "export const page = await globalThis.fetch('https://example.org')"],
      ['src/import/plan/records.ts', "import { load } from '../load/load.js'"],
      ['src/import/tree.ts', "import { settings } from '../config/settings.js'"],
      ['src/import/tree.ts', "import { sanitiseHtml } from '../richText/sanitiseHtml.js'"],
    ],
    passes: [
      ['src/import/sources/parseWechatPage.ts', "import { parse } from 'parse5'\nimport { Tree } from '../tree.js'"],
      ['src/import/plan/dates.ts', "export const day = new Date('2024-03-01')"],
      ['src/import/transforms/links.ts', "import { readLinkAddress } from '../../richText/linkAddress.js'"],
      [
        'src/import/load/load.ts',
        "import { readFile } from 'node:fs/promises'\nimport type { Payload } from 'payload'\nexport const now = new Date()",
      ],
    ],
  },
  'admin-knows-definitions-only': {
    fires: [
      [
        'src/admin/TransitionButton.tsx',
        "import { performTransition } from '../workflow/transitions/performTransition.js'",
      ],
      ['src/admin/TransitionButton.tsx', "import { can } from '../access/can.js'"],
      ['src/admin/parts/Button.tsx', "import { settings } from '../../config/settings.js'"],
      ['src/admin/TransitionButton.tsx', "import { readFileSync } from 'node:fs'"],
    ],
    passes: [
      [
        'src/admin/TransitionButton.tsx',
        "import { useState } from 'react'\nimport { Button } from '@payloadcms/ui'\nimport { transitions } from '../workflow/policy/definition.js'\nimport { states } from '../vocabulary/options.js'",
      ],
    ],
  },
  'settings-read-once': {
    fires: [
      ['src/delivery/limits.ts', 'export const port = process.env.PORT'],
      ['src/delivery/limits.ts', "export const port = process.env['PORT']"],
      ['src/delivery/limits.ts', "export const port = process['env']"],
      ['src/delivery/limits.ts', 'export const { PORT } = process.env'],
      ['src/delivery/limits.ts', 'export const { env } = process'],
      ['src/delivery/limits.ts', 'export const port = globalThis.process.env.PORT'],
      ['src/delivery/limits.ts', "import { env } from 'node:process'"],
      ['payload.config.ts', 'export const secret = process.env.PAYLOAD_SECRET'],
      ['collections/Media.ts', 'export const directory = process.env.MEDIA_DIR'],
    ],
    passes: [
      ['src/config/settings.ts', 'export const port = process.env.PORT'],
      ['src/config/logger.ts', "export const silent = process.env.NODE_ENV === 'test'"],
      ['src/server/stopOnSignal.ts', 'export const withNpm = process.env.npm_lifecycle_event !== undefined'],
      ['src/server/start.ts', 'process.exitCode = 1'],
    ],
  },
  'tests-are-not-shipped': {
    fires: [
      ['src/server/start.ts', "import { startDashiji } from '../../tests/support/startDashiji.js'"],
      ['src/delivery/cache.ts', "import { load } from '../../bench/load.js'"],
      ['src/server/start.ts', "import request from 'supertest'"],
      ['payload.config.ts', "import { startDashiji } from './tests/support/startDashiji.js'"],
    ],
    passes: [
      ['tests/unit/access/can.test.ts', "import { signIn } from '../../support/people.js'"],
      ['src/server/start.ts', "import { createApp } from './createApp.js'"],
    ],
  },
  'ours-by-relative-path': {
    fires: [
      ['src/server/start.ts', "import { can } from 'src/access/can.js'"],
      ['src/server/start.ts', "import { can } from '@/access/can.js'"],
      ['src/server/start.ts', "import { can } from '#access/can.js'"],
    ],
    passes: [
      [
        'src/server/start.ts',
        "import { can } from '../access/can.js'\nimport { getPayload } from 'payload'\nimport { Button } from '@payloadcms/ui'",
      ],
    ],
  },
  'names-say-what': {
    fires: [
      ['src/server/utils.ts', 'export {}'],
      ['src/import/helpers/names.ts', 'export {}'],
      ['src/common/names.ts', 'export {}'],
      ['tests/support/helper.ts', 'export {}'],
    ],
    passes: [['src/server/useUtility.ts', 'export {}']],
  },
}
