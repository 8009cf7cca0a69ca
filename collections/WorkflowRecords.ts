import type { CollectionConfig } from 'payload'

import { can, never } from '../src/access/can.js'
import { select } from '../src/fields/select.js'
import { workflowStates } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

/**
 * The workflow state, review and seal of each governed document. Only the workflow writes here; the gate refuses
 * everybody else.
 */
export const WorkflowRecords: CollectionConfig = {
  slug: slugs.workflowRecords,
  labels: { singular: bilingual('流程档案', 'Workflow record'), plural: bilingual('流程档案', 'Workflow records') },
  graphQL: false,
  access: { read: can('content.read'), create: never, update: never, delete: never },
  timestamps: false,
  disableDuplicate: true,
  lockDocuments: false,
  admin: { hidden: true, useAsTitle: 'key' },
  indexes: [{ fields: ['collection', 'document'] }],
  // No field is required: to update a row with list fields, the SQLite adapter first tries to insert the changed
  // columns, which a NOT NULL column would refuse.
  fields: [
    { name: 'key', type: 'text', label: bilingual('键', 'Key'), unique: true, index: true },
    { name: 'collection', type: 'text', label: bilingual('集合', 'Collection') },
    { name: 'document', type: 'text', label: bilingual('文档', 'Document') },
    select('state', bilingual('流程状态', 'Workflow state'), workflowStates, { index: true }),
    { name: 'revision', type: 'number', label: bilingual('修订号', 'Revision') },
    { name: 'contentHash', type: 'text', label: bilingual('内容摘要', 'Content hash'), index: true },
    { name: 'fieldHashes', type: 'json', label: bilingual('各字段摘要', 'Hash of each field') },
    {
      name: 'authors',
      type: 'text',
      hasMany: true,
      label: bilingual('写过、改过或提交过的人', 'Who wrote, edited or submitted'),
    },
    {
      name: 'media',
      type: 'text',
      hasMany: true,
      label: bilingual('工作版本用到的图片', 'Images of the working version'),
      index: true,
    },
    { name: 'run', type: 'json', label: bilingual('本轮审核', 'Review under way') },
    { name: 'firstSubmittedAt', type: 'date', label: bilingual('首次提交审核', 'First submitted') },
    { name: 'scheduleAt', type: 'date', label: bilingual('定时发布', 'Scheduled for'), index: true },
    { name: 'schedule', type: 'json', label: bilingual('定时发布详情', 'Schedule') },
    { name: 'wasLive', type: 'checkbox', label: bilingual('曾经公开', 'Was ever live'), defaultValue: false },
    { name: 'seal', type: 'json', label: bilingual('公开版本的封条', 'Seal of the live version') },
    {
      name: 'sealBroken',
      type: 'checkbox',
      label: bilingual('封条不符', 'Seal does not verify'),
      defaultValue: false,
      index: true,
    },
    { name: 'takeDown', type: 'json', label: bilingual('紧急下线', 'Emergency take-down') },
    {
      name: 'takeDownOpen',
      type: 'checkbox',
      label: bilingual('紧急下线待复核', 'Emergency take-down not yet reviewed'),
      defaultValue: false,
      index: true,
    },
    { name: 'notice', type: 'json', label: bilingual('通知', 'Notice') },
    {
      name: 'noticeFor',
      type: 'text',
      hasMany: true,
      label: bilingual('通知对象', 'Recipients of the notice'),
      index: true,
    },
  ],
}
