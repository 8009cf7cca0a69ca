import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which an image is refused. */
export const imageCodes = {
  imageChanged: {
    status: 409,
    message: bilingual(
      '处理图片期间，他人修改了这张图片。请重新载入后再试。',
      'Somebody changed the image while yours was being processed. Load it again and repeat your change.',
    ),
  },
  imageTooBig: {
    status: 413,
    message: bilingual(
      '图片文件超过 {megabytes} MB。请压缩或缩小后再上传。',
      'The file is larger than {megabytes} MB. Compress or shrink the image and upload it again.',
    ),
  },
  imageTooManyPixels: {
    status: 422,
    message: bilingual(
      '图片为 {width}×{height} 像素，超过 {megapixels} 百万像素的上限。请缩小后再上传。',
      'The image has {width}×{height} pixels, more than {megapixels} megapixels. Shrink it and upload it again.',
    ),
  },
  imageTooSmall: {
    status: 422,
    message: bilingual(
      '图片只有 {width}×{height} 像素，每边至少需要 {side} 像素。请上传更大的图片。',
      'The image has only {width}×{height} pixels; each side needs at least {side}. Upload a larger one.',
    ),
  },
  notAnImage: {
    status: 415,
    message: bilingual(
      '文件“{filename}”的内容不是可用的图片。请上传 JPEG、PNG、WebP、GIF 或 AVIF。',
      'The content of “{filename}” is not a usable image. Upload a JPEG, PNG, WebP, GIF or AVIF.',
    ),
  },
  svgNotAccepted: {
    status: 415,
    message: bilingual(
      '不接受 SVG：其中可能含有脚本。请在制图软件中导出为 PNG 再上传。',
      'SVG is not accepted, because it can contain scripts. Export it as PNG and upload that.',
    ),
  },
  heicNotAccepted: {
    status: 415,
    message: bilingual(
      '不接受 HEIC。请在手机或电脑上导出为 JPEG 再上传。',
      'HEIC is not accepted. Export the photograph as JPEG and upload that.',
    ),
  },
  imageDamaged: {
    status: 422,
    message: bilingual(
      '图片“{filename}”不完整或已损坏。请重新导出或重新传送后再上传。',
      'The image “{filename}” is incomplete or damaged. Export or copy it again, then upload it.',
    ),
  },
  imageMissing: {
    status: 400,
    message: bilingual('没有收到图片文件。请选择一个文件。', 'The request has no image file. Choose a file.'),
  },
  remoteFile: {
    status: 422,
    message: bilingual(
      '系统不会从网址下载图片。请先下载，再上传文件。',
      'The server does not download images from an address. Download it yourself and upload the file.',
    ),
  },
  altRequired: {
    status: 422,
    message: bilingual(
      '请填写替代文字，或勾选“装饰性图片”。',
      'Write an alternative text, or mark the image as decorative.',
    ),
  },
  badWebAddress: {
    status: 422,
    message: bilingual('网址须以 http:// 或 https:// 开头。', 'The address must begin with http:// or https://.'),
  },
  mediaUnavailable: {
    status: 503,
    message: bilingual(
      '图片文件夹不可用（{reason}），未保存任何内容。请联系管理员。',
      'The folder of the images cannot be used ({reason}); nothing was stored. Tell an administrator.',
    ),
  },
  imageFileMissing: {
    status: 404,
    message: bilingual('图片文件缺失。', 'The image file is missing.'),
  },
  mediaInUse: {
    status: 409,
    message: bilingual(
      '公开内容正在使用这张图片（{uses}），不能删除。请先换掉图片或将内容下线。',
      'Live content uses this image ({uses}), so it cannot be deleted. Replace it there or take that content down first.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
