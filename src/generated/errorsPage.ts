import { codes } from '../errors/codes.js'
import { importErrors } from '../import/messages/importErrors.js'

const introduction = `# 错误代码 · Error codes

由 \`npm run generate\` 从 src/errors/codes.ts 和 src/import/messages/importErrors.ts 生成，请勿手改。Generated from those two files; do not edit.

程序应依据代码，而不是文字；\`{名称}\` 处填入实际的值。代码在 \`errors[].code\`；经由 Payload 回答的在 \`errors[].data.code\`。
Programs go by the code, not by the text; \`{name}\` is filled in. The code is \`errors[].code\`, or \`errors[].data.code\` where Payload answers.

## 拒绝 · Refusals

5xx 中的一部分不经 HTTP，而是启动失败时打印的一行。Some of the 5xx are never sent: they are the line that a failed start prints.

| code | HTTP | 中文 | English |
| --- | --- | --- | --- |
`

const importsHeading = `
## 导入 · Imports

\`npm run import\` 以状态 2 结束，不写入任何内容。\`npm run import\` ends with status 2 and writes nothing.

| code | 中文 | English |
| --- | --- | --- |
`

/** The text of docs/errors.md, from the tables of codes. */
export const errorsPage = (): string =>
  introduction +
  Object.entries(codes)
    .map(
      ([
        code,
        {
          status,
          message: { zh, en },
        },
      ]) => `| \`${code}\` | ${status} | ${zh} | ${en} |\n`,
    )
    .join('') +
  importsHeading +
  Object.entries(importErrors)
    .map(([code, { zh, en }]) => `| \`${code}\` | ${zh} | ${en} |\n`)
    .join('')
