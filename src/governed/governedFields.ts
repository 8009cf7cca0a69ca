import type { Field } from 'payload'

import { fieldCan, never } from '../access/can.js'
import { workflowStates } from '../vocabulary/options.js'
import { slugs } from '../vocabulary/slugs.js'
import { bilingual } from '../vocabulary/bilingual.js'
import { select } from '../fields/select.js'
import { firstPublishedAt } from './publicationDates.js'

/** The workflow panel: the state of the document and its transitions, at the top of the sidebar. */
export const workflowPanel: Field = {
  name: 'workflowPanel',
  type: 'ui',
  label: bilingual('审核流程', 'Workflow'),
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    components: { Field: '/src/admin/workflow/WorkflowPanel.js#WorkflowPanel' },
  },
}

/** The fields that every governed collection has in common; only the system writes them. */
export const governedFields = (): Field[] => [
  select('workflowState', bilingual('流程状态', 'Workflow state'), workflowStates, {
    defaultValue: 'draft',
    index: true,
    access: { create: never, update: never },
    // Hidden in the form, where the panel shows it; the list shows it as a column and a filter.
    admin: { position: 'sidebar', readOnly: true, condition: () => false },
  }),
  {
    name: 'revision',
    type: 'text',
    virtual: true,
    label: bilingual('修订号', 'Revision'),
    access: { create: never, update: never, read: fieldCan('content.read') },
    admin: {
      hidden: true,
      description: bilingual(
        '所见的工作版本；保存时带上它，可以发现他人的修改。',
        'The working version that was seen; sent with a save, it reveals changes by others.',
      ),
    },
  },
  {
    name: 'source',
    type: 'relationship',
    relationTo: slugs.sources,
    label: bilingual('来源文件', 'Source document'),
    index: true,
    access: { create: never, update: never, read: fieldCan('sources.read') },
    admin: {
      position: 'sidebar',
      readOnly: true,
      description: bilingual(
        '由导入填写；在此撰写的内容没有来源文件。',
        'Filled by the import; what was written here has none.',
      ),
    },
  },
  firstPublishedAt(),
  {
    name: 'createdBy',
    type: 'relationship',
    relationTo: slugs.users,
    label: bilingual('撰稿人', 'Writer'),
    index: true,
    access: { create: never, update: never, read: fieldCan('content.read') },
    admin: { position: 'sidebar', readOnly: true },
  },
]
