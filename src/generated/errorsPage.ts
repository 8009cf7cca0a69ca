import { codes } from '../errors/codes.js'
import { importErrors } from '../import/messages/importErrors.js'

const introduction = `# 错误代码 · Error codes

由 \`npm run generate\` 从 src/errors/codes.ts 和 src/import/messages/importErrors.ts 生成，请勿手改。Generated from those two files; do not edit.

程序应依据代码，而不是文字。REST 的代码在 \`errors[].code\`，值在 \`errors[].data\`；GraphQL 都在 \`errors[].extensions\`。\`{名称}\` 处填入实际的值。
Programs go by the code, not by the message. In REST the code is \`errors[].code\` and the values are in \`errors[].data\`; in GraphQL both are in \`errors[].extensions\`. \`{name}\` is filled in.

\`message\` 只用读者的一种语言：网络接口按 \`Accept-Language\`（没有此项，或两种语言同等时用中文），管理界面按所选语言，命令行按 \`LC_ALL\`、\`LC_MESSAGES\`、\`LANG\`（en 开头为英文，否则为中文）。日志只记代码和值。
\`message\` is in the reader's one language: by \`Accept-Language\` over HTTP (Chinese without the header, or when both languages are alike in it), by the language chosen in the admin, and by \`LC_ALL\`, \`LC_MESSAGES\`, \`LANG\` in a terminal (English when it begins with en, else Chinese). The log holds the code and the values only.

## 拒绝 · Refusals

5xx 中的一部分不经 HTTP，而是启动失败时打印的一行。Some of the 5xx are never sent: they are the line that a failed start prints.

| code | HTTP | 中文 | English |
| --- | --- | --- | --- |
`

const importsHeading = `
## 导入 · Imports

\`npm run import\` 对每个被拒绝的文件打印一行，不写入它的任何内容，继续处理其余文件，最后以状态 2 结束。
\`npm run import\` prints a line for each file that it refuses, writes nothing of it, goes on with the others and ends with status 2.

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
