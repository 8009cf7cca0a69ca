import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which what is written in a field is refused, beside that field. */
export const textCodes = {
  slugMissing: {
    status: 400,
    message: bilingual(
      '缺少网址片段。请填写，或留空保存以自动生成。',
      'The slug is missing. Fill it in, or save it empty to have one made.',
    ),
  },
  slugTaken: {
    status: 400,
    message: bilingual(
      '网址片段“{slug}”已用于另一份文档。请改用别的。',
      'Another document has the slug “{slug}”. Use a different one.',
    ),
  },
  slugUnreadable: {
    status: 400,
    message: bilingual(
      '网址片段只能由字母、数字和汉字写成。',
      'A slug is written with letters, digits or Chinese characters.',
    ),
  },
  linkScheme: {
    status: 400,
    message: bilingual(
      '链接不能以“{scheme}:”开头。可用 https://、mailto:、tel:、sms:、以 / 开头的路径或 # 锚点。',
      'A link cannot begin with “{scheme}:”. Use https://, mailto:, tel:, sms:, a path that begins with / or an #anchor.',
    ),
  },
  linkInternal: {
    status: 400,
    message: bilingual(
      '不能链接到一份文档本身。请写它在网站上的地址：完整的网址或以 / 开头的路径。',
      'A link cannot name a document itself. Write its address on the website: a whole one, or a path that begins with /.',
    ),
  },
  linkUnreadable: {
    status: 400,
    message: bilingual(
      '“{address}”不是可用的链接地址。请写完整的网址（https://…）、以 / 开头的路径或 # 锚点。',
      '“{address}” is no usable link address. Write a whole one (https://…), a path that begins with / or an #anchor.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
