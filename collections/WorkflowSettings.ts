import type { GlobalConfig } from 'payload'

import { can } from '../src/access/can.js'
import { select } from '../src/fields/select.js'
import { reviewPresetOptions } from '../src/vocabulary/options.js'
import { workflowSettingsSlug } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'
import { grantSettingsChange, auditSettingsChange } from '../src/workflow/editing/settingsGrant.js'
import { governedCollections } from './index.js'

/** The review rules: how many people must approve a document of each collection, one after another. */
export const WorkflowSettings: GlobalConfig = {
  slug: workflowSettingsSlug,
  label: bilingual('审核流程', 'Review rules'),
  graphQL: false,
  access: { read: can('content.read'), update: can('roles.manage') },
  admin: {
    hideAPIURL: true,
    group: bilingual('管理', 'Administration'),
    description: bilingual(
      '为每类内容选择审核级数。已提交审核的内容按提交时的规则走完。',
      'How often content of each kind is reviewed. Reviews in progress continue by the rules they started with.',
    ),
  },
  hooks: { beforeChange: [grantSettingsChange], afterChange: [auditSettingsChange] },
  fields: governedCollections.map(({ slug, labels }) =>
    select(slug, labels.plural, reviewPresetOptions, { required: true, defaultValue: 'single' }),
  ),
}
