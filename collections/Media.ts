import type { CollectionConfig } from 'payload'

import { can, fieldCan, never } from '../src/access/can.js'
import { restrictPublicQuery } from '../src/publicReading/restrictPublicQuery.js'
import { mediaDirectory } from '../src/config/settings.js'
import { select } from '../src/fields/select.js'
import { webAddress } from '../src/fields/webAddress.js'
import {
  clearDecorativeAlt,
  forgetReplacedFault,
  markPresent,
  setFileHash,
  validateAlt,
} from '../src/media/upload/mediaHooks.js'
import { imageSizes, sizesDescription } from '../src/media/upload/imageSizes.js'
import { acceptedTypes } from '../src/media/upload/imageFormat.js'
import { keepFilesBeforeOperation, noteFilesBeforeValidate } from '../src/media/files/keepMediaFiles.js'
import { leaveTurnForImage } from '../src/media/upload/leaveTurnForImage.js'
import { keepMediaInUse } from '../src/media/usage/keepMediaInUse.js'
import { mediaAccess } from '../src/media/mediaAccess.js'
import { prepareUpload } from '../src/media/upload/prepareUpload.js'
import { serveImage } from '../src/media/serve/serveImage.js'
import { availabilities } from '../src/vocabulary/options.js'
import { slugs } from '../src/vocabulary/slugs.js'
import { bilingual } from '../src/vocabulary/bilingual.js'
import { protectLiveImages } from '../src/workflow/removal/protectLiveImages.js'

const systemOnly = { create: never, update: never, read: never }

export const Media: CollectionConfig = {
  slug: slugs.media,
  labels: { singular: bilingual('媒体', 'Media'), plural: bilingual('媒体', 'Media') },
  graphQL: { singularName: 'Media', disableMutations: true },
  access: { read: mediaAccess, create: can('media.create'), update: can('media.edit'), delete: can('media.edit') },
  defaultSort: '-createdAt',
  // A copy would include the public uses of the original, and be public although nothing uses it.
  disableDuplicate: true,
  admin: {
    hideAPIURL: true,
    group: bilingual('内容', 'Content'),
    useAsTitle: 'filename',
    defaultColumns: ['filename', 'alt', 'availability', 'updatedAt'],
    listSearchableFields: ['alt', 'filename', 'credit'],
    description: bilingual(
      `图片：JPEG、PNG、WebP、GIF 或 AVIF，不超过 20 MB；动图只保留第一帧。只有公开内容用到的才对外可读。${sizesDescription.zh}`,
      'Images: JPEG, PNG, WebP, GIF or AVIF of at most 20 MB; of an animation the first frame is kept. ' +
        `Only those that live content uses are public. ${sizesDescription.en}`,
    ),
  },
  upload: {
    staticDir: mediaDirectory(),
    mimeTypes: acceptedTypes,
    imageSizes,
    adminThumbnail: 'thumbnail',
    focalPoint: true,
    pasteURL: false,
    handlers: [serveImage],
  },
  hooks: {
    beforeOperation: [
      restrictPublicQuery,
      protectLiveImages,
      leaveTurnForImage(protectLiveImages),
      prepareUpload,
      keepFilesBeforeOperation,
    ],
    beforeValidate: [noteFilesBeforeValidate],
    beforeChange: [clearDecorativeAlt, markPresent, setFileHash],
    afterChange: [forgetReplacedFault],
    beforeDelete: [keepMediaInUse],
  },
  fields: [
    {
      name: 'alt',
      type: 'textarea',
      label: bilingual('替代文字', 'Alternative text'),
      validate: validateAlt,
      admin: {
        description: bilingual(
          '读屏用户听到的就是这段文字。用一两句话说出图中有谁、在做什么、为什么放在这里；图中的文字要写出来。不必写“图片”二字，也不要写文件名。',
          'This is what users of screen readers hear. Say in a sentence or two who and what is to be seen and ' +
            'why it is here; write out any words in the picture. No “image of”, no file name.',
        ),
        condition: (data: Partial<{ decorative: boolean }>) => data.decorative !== true,
      },
    },
    {
      name: 'decorative',
      type: 'checkbox',
      label: bilingual('装饰性图片', 'Decorative'),
      defaultValue: false,
      admin: {
        description: bilingual(
          '仅用于分隔线、底纹等不传达内容的图片：读屏软件会跳过它，替代文字将清空。',
          'Only for rules, patterns and other images without content: ' +
            'screen readers skip it, and the alternative text is emptied.',
        ),
      },
    },
    {
      name: 'credit',
      type: 'text',
      label: bilingual('图片来源', 'Credit'),
      admin: { description: bilingual('摄影者或供图单位，如“某某 摄”。', 'Photographer or whoever supplied it.') },
    },
    webAddress('originUrl', bilingual('原图网址', 'Original address'), {
      index: true,
      admin: {
        condition: (data: Partial<{ originUrl: string }>) => Boolean(data.originUrl),
        description: bilingual(
          '图片最初所在的网址，由导入填写。',
          'Where the image was first published; filled by the import.',
        ),
      },
    }),
    select('availability', bilingual('原件', 'Availability'), availabilities, {
      defaultValue: 'present',
      index: true,
      required: true,
      access: { create: never, update: never },
      admin: {
        readOnly: true,
        // Shown for placeholders only; an uploaded file is always present.
        condition: (data: Partial<{ availability: string }>) => data.availability === 'awaitingOriginal',
        description: bilingual(
          '“待取原件”是占位图：系统每天再取一次；也可以直接在此换上原图。',
          '“Awaiting the original” is a placeholder: the system tries again every day; ' +
            'you can also put the original here yourself.',
        ),
      },
    }),
    // Approvals of documents that use the image are bound to this hash.
    {
      name: 'fileHash',
      type: 'text',
      label: bilingual('文件摘要', 'File hash'),
      access: { ...systemOnly, read: fieldCan('content.read') },
      admin: { hidden: true },
    },
    {
      name: 'publicUses',
      type: 'text',
      hasMany: true,
      label: bilingual('公开使用处', 'Public uses'),
      index: true,
      access: systemOnly,
      admin: { hidden: true },
    },
    // Needed beside `publicUses`: on MongoDB an emptied list still “exists”, so that condition would match every image
    // that was ever public.
    {
      name: 'isPublic',
      type: 'checkbox',
      label: bilingual('对外可读', 'Public'),
      defaultValue: false,
      index: true,
      access: { ...systemOnly, read: fieldCan('content.read') },
      admin: {
        readOnly: true,
        position: 'sidebar',
        condition: (data: Partial<{ filename: string }>) => Boolean(data.filename),
        description: bilingual('有公开内容用到这张图片。', 'Live content uses this image.'),
      },
    },
  ],
}
