import type { CollectionConfig } from 'payload'

import { can } from '../src/access/can.js'
import { guardQuery } from '../src/access/guardQuery.js'
import { mediaAccess } from '../src/images/mediaAccess.js'
import { select } from '../src/fields/select.js'
import { mediaDirectory } from '../src/config/directories.js'
import { availabilities } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { text } from '../src/vocabulary/text.js'

export const Media: CollectionConfig = {
  slug: slugs.media,
  labels: { singular: text('媒体', 'Media'), plural: text('媒体', 'Media') },
  graphQL: { singularName: 'Media', disableMutations: true },
  access: { read: mediaAccess, create: can('media.create'), update: can('media.edit'), delete: can('media.edit') },
  defaultSort: '-createdAt',
  admin: {
    group: text('内容', 'Content'),
    defaultColumns: ['filename', 'alt', 'availability', 'updatedAt'],
    listSearchableFields: ['alt', 'filename', 'credit'],
    description: text('图片。只有公开内容用到的才对外可读。', 'Images. Only those that live content uses are public.'),
  },
  upload: {
    staticDir: mediaDirectory(),
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
    pasteURL: false,
  },
  hooks: { beforeOperation: [guardQuery] },
  fields: [
    { name: 'alt', type: 'text', label: text('替代文字', 'Alternative text') },
    { name: 'decorative', type: 'checkbox', label: text('装饰性图片', 'Decorative') },
    { name: 'credit', type: 'text', label: text('图片来源', 'Credit') },
    { name: 'originUrl', type: 'text', label: text('原图网址', 'Original address'), index: true },
    select('availability', text('原件', 'Availability'), availabilities, { defaultValue: 'present', index: true, required: true }),
    { name: 'publicUses', type: 'text', hasMany: true, label: text('公开使用处', 'Public uses'), index: true },
  ],
}
