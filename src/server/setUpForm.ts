import { favicon } from '../admin/graphics/markShape.js'
import { shortestPassword } from '../access/users/requireLongPassword.js'
import type { Code } from '../errors/codes.js'
import { message } from '../errors/message.js'

type Shown = { name?: string; email?: string; problem?: Code }

const escape = (value: string): string => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 大事记 Dashiji</title>
<link rel="icon" href="${favicon}">
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
label { display: block; margin-top: 1rem; font-weight: 600 }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #595959; border-radius: 4px }
button { font: inherit; margin-top: 1.5rem; padding: .6rem 1.4rem; border: 0; border-radius: 4px; background: #0b4f8a; color: #fff; cursor: pointer }
a { color: #0b4f8a }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px }
[role=alert] { border-left: 4px solid #a40000; padding: .5rem 1rem; background: #fdf0f0 }
small { display: block; font-weight: 400; color: #4a4a4a }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`

/** The form that makes the first administrator, with what was typed and what was wrong with it. */
export const setUpForm = ({ name = '', email = '', problem }: Shown): string =>
  page(
    '创建第一位管理员 Create the first administrator',
    `${problem ? `<p role="alert" id="problem">${escape(message(problem, { length: shortestPassword }))}</p>` : ''}
<form method="post"${problem ? ' aria-describedby="problem"' : ''}>
<label for="name">姓名 Name</label><input id="name" name="name" autocomplete="name" value="${escape(name)}">
<label for="email">电子邮箱 E-mail</label><input id="email" name="email" type="email" autocomplete="username" required value="${escape(email)}">
<label for="password">密码 Password <small>至少 ${shortestPassword} 个字符 at least ${shortestPassword} characters</small></label><input id="password" name="password" type="password" autocomplete="new-password" required minlength="${shortestPassword}">
<label for="again">再次输入密码 Password again</label><input id="again" name="again" type="password" autocomplete="new-password" required minlength="${shortestPassword}">
<button type="submit">创建 Create</button>
</form>`,
  )

/** Shown when the administrator has been made. */
export const setUpDone = (): string =>
  page('管理员已创建 The administrator was created', '<p><a href="/admin">登录管理界面 Sign in to the admin</a></p>')

/** Shown when the link was used, is wrong, or belongs to an earlier start. */
export const setUpClosed = (): string =>
  page(
    '此链接无效 This link is not valid',
    '<p>第一位管理员只能通过启动时打印的一次性链接创建。如果还没有管理员，请重新启动程序，并使用新打印的链接。</p><p lang="en">The first administrator is made through the one-time link printed at start. If there is no administrator yet, restart the program and use the new link.</p><p><a href="/admin">管理界面 Admin</a></p>',
  )
