import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which what is written in a field is refused, beside that field. */
export const textCodes = {
  linkScheme: {
    status: 400,
    message: bilingual(
      '链接不能以“{scheme}:”开头。可用 https://、mailto:、tel:、sms:、以 / 开头的路径或 # 锚点。',
      'A link cannot begin with “{scheme}:”. Use https://, mailto:, tel:, sms:, a path that begins with / or an #anchor.',
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
