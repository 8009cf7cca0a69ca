import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes of values that are none of their field's type; they stand beside the field, or in a query's refusal. */
export const valueCodes = {
  badText: {
    status: 400,
    message: bilingual('请填写文字，不能含有无法存储的字符。', 'Enter text, without characters that cannot be stored.'),
  },
  badChoice: {
    status: 400,
    message: bilingual('请选择给出的选项之一。', 'Choose one of the options.'),
  },
  textTooLong: {
    status: 400,
    message: bilingual('至多 {limit} 个字符。', 'At most {limit} characters.'),
  },
  badNumber: {
    status: 400,
    message: bilingual('请填写数字。', 'Enter a number.'),
  },
  badBoolean: {
    status: 400,
    message: bilingual('请填写 true 或 false。', 'Enter true or false.'),
  },
  badDate: {
    status: 400,
    message: bilingual(
      '请写出确实存在的日期，年份在前，例如 2024-08-28 或 2024年8月28日。',
      'Write a date that exists, the year first, for example 2024-08-28.',
    ),
  },
  endBeforeStart: {
    status: 400,
    message: bilingual('结束日期早于开始日期。', 'The end is before the start.'),
  },
  badList: {
    status: 400,
    message: bilingual('请填写一个列表。', 'Enter a list.'),
  },
  badGroup: {
    status: 400,
    message: bilingual('请填写由字段组成的对象。', 'Enter an object of fields.'),
  },
  badRelation: {
    status: 400,
    message: bilingual('请填写一份文档的 id。', 'Enter the id of a document.'),
  },
  relationMissing: {
    status: 400,
    message: bilingual('没有 id 为 {id} 的文档。', 'There is no document with the id {id}.'),
  },
  badRichText: {
    status: 400,
    message: bilingual(
      '正文不是富文本（Lexical 编辑器的状态）。',
      'This is no rich text (the state of a Lexical editor).',
    ),
  },
  tooDeep: {
    status: 400,
    message: bilingual('嵌套超过 {limit} 层。', 'It is nested more than {limit} levels deep.'),
  },
  queryValueInvalid: {
    status: 400,
    message: bilingual(
      '条件“{path}”（{operator}）的值不对：{expected}',
      'The condition “{path}” ({operator}) has a wrong value: {expected}',
    ),
  },
  queryOperatorInvalid: {
    status: 400,
    message: bilingual(
      '“{path}”不能用“{operator}”查询；可用：{operators}。',
      '“{path}” cannot be queried by “{operator}”, but by {operators}.',
    ),
  },
  queryTooLarge: {
    status: 400,
    message: bilingual('条件过多，至多 {limit} 个。', 'Too many conditions; {limit} are allowed.'),
  },
} as const satisfies Record<string, ErrorDefinition>
