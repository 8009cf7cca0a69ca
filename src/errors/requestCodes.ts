import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes of a request that cannot be read or answered as it is. */
export const requestCodes = {
  badRequest: {
    status: 400,
    message: bilingual(
      '无法识别此请求。请检查网址和内容格式。',
      'The request cannot be read. Check the address and the format of the body.',
    ),
  },
  bodyMissing: {
    status: 400,
    message: bilingual('请求没有内容。请以 JSON 发送各字段。', 'The request has no body. Send the fields as JSON.'),
  },
  formUnreadable: {
    status: 400,
    message: bilingual(
      '表单（multipart/form-data）不完整，无法读取。',
      'The form (multipart/form-data) is broken and cannot be read.',
    ),
  },
  bodyTooLarge: {
    status: 413,
    message: bilingual(
      '请求内容超过上限 {limit}。请缩小后重试。',
      'The request is larger than {limit}. Make it smaller and try again.',
    ),
  },
  bodyTooSlow: {
    status: 408,
    message: bilingual(
      '请求内容传送过慢，已中断。请检查网络后重试。',
      'The request came too slowly and was cut off. Check the connection and try again.',
    ),
  },
  serverBusy: {
    status: 503,
    message: bilingual('服务器正忙，请 {seconds} 秒后再试。', 'The server is busy; try again in {seconds} s.'),
  },
  stopping: {
    status: 503,
    message: bilingual('服务器正在停止，请稍后再试。', 'The server is about to stop; try again shortly.'),
  },
  invalid: {
    status: 400,
    message: bilingual(
      '有内容不符合要求，请按各字段旁的提示修改。',
      'Some values are not valid; see the messages beside the fields.',
    ),
  },
  badDay: {
    status: 400,
    message: bilingual('请写成 年-月-日，例如 2023-05-18。', 'Write the day as YYYY-MM-DD, for example 2023-05-18.'),
  },
  queryNotAllowed: {
    status: 400,
    message: bilingual(
      '不能通过“{path}”查询或排序。请直接查询该集合。',
      'The query may not filter or sort by “{path}”. Query that collection directly.',
    ),
  },
  lockedByOther: {
    status: 423,
    message: bilingual('另一位用户正在编辑此文档。', 'Another user is editing this document.'),
  },
  notFound: {
    status: 404,
    message: bilingual('没有这个地址。', 'There is nothing at this address.'),
  },
  internal: {
    status: 500,
    message: bilingual(
      '服务器出错，操作未完成。请重试；若仍出错，请把请求编号 {requestId} 告诉管理员。',
      'The server failed and the request was not completed. Try again; if it fails again, give an administrator the request id {requestId}.',
    ),
  },
} as const satisfies Record<string, ErrorDefinition>
