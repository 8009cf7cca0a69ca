import { bilingual } from '../vocabulary/bilingual.js'
import type { ErrorDefinition } from './ErrorDefinition.js'

/** The codes under which queries of websites are refused. */
export const queryCodes = {
  methodNotAllowed: {
    status: 405,
    message: bilingual('此地址只接受 {methods}。', 'This address accepts {methods} only.'),
  },
  jsonExpected: {
    status: 415,
    message: bilingual('请以 application/json 发送。', 'Send the request as application/json.'),
  },
  notJson: {
    status: 400,
    message: bilingual('{part} 不是 JSON 对象，无法读取。', '{part} is not a JSON object and cannot be read.'),
  },
  parameterInvalid: {
    status: 400,
    message: bilingual('参数 {part} 的类型不对。', 'The parameter {part} has the wrong type.'),
  },
  queryMissing: {
    status: 400,
    message: bilingual(
      '没有收到查询。请在 query 中发送 GraphQL 查询。',
      'The request has no query. Send a GraphQL query as “query”.',
    ),
  },
  querySyntax: {
    status: 400,
    message: bilingual('查询有语法错误：{detail}', 'The query has a syntax error: {detail}'),
  },
  queryInvalid: {
    status: 400,
    message: bilingual(
      '查询与架构（schema.graphql）不符：{detail}',
      'The query does not match the schema (schema.graphql): {detail}',
    ),
  },
  variablesInvalid: {
    status: 400,
    message: bilingual('变量与查询不符：{detail}', 'The variables do not match the query: {detail}'),
  },
  tooManyVariables: {
    status: 400,
    message: bilingual(
      '变量中的值超过 {limit} 个。请减少或分几次查询。',
      'The variables hold more than {limit} values. Send fewer, or several queries.',
    ),
  },
  operationUnknown: {
    status: 400,
    message: bilingual(
      '请用 operationName 指明要执行的查询（{names}）。',
      'Name the query to run as operationName ({names}).',
    ),
  },
  onlyQueries: {
    status: 400,
    message: bilingual(
      '这里只能查询。写入请使用管理界面或 REST。',
      'This address answers queries only. Write through the admin or REST.',
    ),
  },
  queryTooLong: {
    status: 400,
    message: bilingual(
      '查询超过 {limit} 个词元。请缩短或分几次查询。',
      'The query has more than {limit} tokens. Shorten it, or send several.',
    ),
  },
  queryTooDeep: {
    status: 400,
    message: bilingual(
      '查询嵌套 {depth} 层，至多 {limit} 层。',
      'The query is {depth} fields deep; {limit} are allowed.',
    ),
  },
  tooManyAliases: {
    status: 400,
    message: bilingual(
      '查询用了 {count} 个别名，至多 {limit} 个。',
      'The query uses {count} aliases; {limit} are allowed.',
    ),
  },
  tooManyQueries: {
    status: 400,
    message: bilingual(
      '一次查询了 {count} 个根字段，至多 {limit} 个。请分几次查询。',
      'The query asks for {count} root fields; {limit} are allowed. Send several.',
    ),
  },
  queryTooCostly: {
    status: 400,
    message: bilingual(
      '查询要取的内容过多（{cost}，至多 {limit}）。请减小 limit 或少取字段。',
      'The query asks for too much ({cost}; {limit} is allowed). Lower its limits or ask for fewer fields.',
    ),
  },
  persistedQueryMismatch: {
    status: 400,
    message: bilingual('sha256Hash 与查询文本不符。', 'The sha256Hash is not that of the query.'),
  },
} as const satisfies Record<string, ErrorDefinition>
