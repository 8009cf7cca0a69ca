import type { CollectionConfig } from 'payload'

import { can, never } from '../src/access/can.js'
import { select } from '../src/fields/select.js'
import { actorKinds, auditChannels, auditOutcomes } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'

export const AuditEvents: CollectionConfig = {
  slug: slugs.auditEvents,
  labels: { singular: bilingual('流转记录', 'Audit event'), plural: bilingual('流转记录', 'Audit events') },
  graphQL: { singularName: 'AuditEvent', pluralName: 'AuditEvents', disableMutations: true },
  access: { read: can('audit.read'), create: never, update: never, delete: never },
  defaultSort: '-sequence',
  disableDuplicate: true,
  indexes: [{ fields: ['collection', 'document'] }],
  admin: {
    hideAPIURL: true,
    group: bilingual('管理', 'Administration'),
    useAsTitle: 'sequence',
    defaultColumns: ['sequence', 'at', 'actor', 'action', 'outcome', 'collection', 'document'],
    listSearchableFields: ['action', 'document'],
    description: bilingual('谁在何时做了什么；任何人都不能修改。', 'Who did what and when; nobody can change it.'),
  },
  fields: [
    {
      name: 'sequence',
      type: 'number',
      label: bilingual('序号', 'Sequence'),
      required: true,
      unique: true,
      index: true,
    },
    {
      name: 'at',
      type: 'date',
      label: bilingual('时间', 'At'),
      required: true,
      index: true,
      admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm:ss' } },
    },
    { name: 'actor', type: 'text', label: bilingual('操作人', 'Actor'), index: true },
    select('actorKind', bilingual('操作者类型', 'Kind of actor'), actorKinds, { required: true }),
    select('channel', bilingual('途径', 'Channel'), auditChannels, { required: true }),
    { name: 'action', type: 'text', label: bilingual('动作', 'Action'), required: true, index: true },
    select('outcome', bilingual('结果', 'Outcome'), auditOutcomes, { required: true }),
    { name: 'codes', type: 'text', hasMany: true, label: bilingual('原因代码', 'Codes') },
    { name: 'collection', type: 'text', label: bilingual('集合', 'Collection'), index: true },
    { name: 'document', type: 'text', label: bilingual('文档', 'Document'), index: true },
    { name: 'from', type: 'text', label: bilingual('原状态', 'From') },
    { name: 'to', type: 'text', label: bilingual('新状态', 'To') },
    { name: 'comment', type: 'textarea', label: bilingual('意见', 'Comment') },
    { name: 'contentHash', type: 'text', label: bilingual('内容摘要', 'Content hash') },
    {
      name: 'details',
      type: 'json',
      label: bilingual('详情', 'Details'),
      admin: { description: bilingual('版本号、改动的字段等。', 'The revision, the changed fields and the like.') },
    },
    { name: 'previousHash', type: 'text', label: bilingual('前一条摘要', 'Previous hash') },
    { name: 'hash', type: 'text', label: bilingual('摘要', 'Hash') },
  ],
}
