import type { CollectionConfig } from 'payload'

import { can, never } from '../src/access/can.js'
import { select } from '../src/fields/select.js'
import { sourceFormats } from '../src/vocabulary/options.js'
import { maxSourceLength } from '../src/vocabulary/limits.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const Sources: CollectionConfig = {
  slug: slugs.sources,
  labels: { singular: bilingual('来源文件', 'Source document'), plural: bilingual('来源文件', 'Source documents') },
  graphQL: { singularName: 'Source', pluralName: 'Sources', disableMutations: true },
  // Only the import writes here: a source document is evidence.
  access: { read: can('sources.read'), create: never, update: never, delete: never },
  defaultSort: '-receivedAt',
  admin: {
    hideAPIURL: true,
    group: bilingual('资料', 'Reference'),
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'format', 'receivedAt'],
    listSearchableFields: ['filename', 'sha256'],
    description: bilingual(
      '导入的原始文件，逐字保存，不能修改。',
      'What was imported, kept to the letter; it cannot be changed.',
    ),
  },
  fields: [
    { name: 'filename', type: 'text', label: bilingual('文件名', 'File name'), required: true, index: true },
    { name: 'sha256', type: 'text', label: bilingual('SHA-256', 'SHA-256'), required: true, unique: true, index: true },
    select('format', bilingual('格式', 'Format'), sourceFormats, { required: true }),
    {
      name: 'receivedAt',
      type: 'date',
      label: bilingual('收到时间', 'Received'),
      required: true,
      index: true,
      admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } },
    },
    {
      name: 'text',
      type: 'textarea',
      label: bilingual('全文', 'Text'),
      required: true,
      maxLength: maxSourceLength,
      admin: { rows: 20 },
    },
    {
      name: 'report',
      type: 'json',
      label: bilingual('导入报告', 'Import report'),
      admin: {
        components: { Field: '/src/admin/report/ImportReport.js#ImportReport' },
        description: bilingual('逐行说明原文的去向。', 'What became of the text, line by line.'),
      },
    },
  ],
}
