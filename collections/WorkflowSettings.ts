import type { GlobalConfig } from 'payload'

import { can } from '../src/access/can.js'
import { select } from '../src/fields/select.js'
import { reviewPresetOptions } from '../src/vocabulary/options.js'
import { governedSlugs, workflowSettingsSlug } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'
import { openSettings, recordSettings } from '../src/workflow/settingsGrant.js'

const labels = {
  articles: text('文章', 'Articles'),
  activities: text('活动', 'Activities'),
  people: text('人物', 'People'),
  honours: text('荣誉', 'Honours'),
}

/** How many people must approve a text of each collection, one after another. */
export const WorkflowSettings: GlobalConfig = {
  slug: workflowSettingsSlug,
  label: text('审核流程', 'Review rules'),
  graphQL: false,
  access: { read: can('content.read'), update: can('roles.manage') },
  admin: {
    hideAPIURL: true,
    group: text('管理', 'Administration'),
    description: text(
      '为每类内容选择审核级数。已提交审核的内容按提交时的规则走完。',
      'How often a text of each kind is reviewed. What is under review already goes on by the rules it started with.',
    ),
  },
  hooks: { beforeChange: [openSettings], afterChange: [recordSettings] },
  fields: governedSlugs.map((slug) =>
    select(slug, labels[slug], reviewPresetOptions, { required: true, defaultValue: 'single' }),
  ),
}
