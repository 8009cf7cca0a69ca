import express, { type Request, type Response, Router } from 'express'
import type { Payload } from 'payload'

import { minPasswordLength } from '../access/users/requireLongPassword.js'
import { favicon } from '../admin/graphics/markShape.js'
import type { ErrorCode } from '../errors/codes.js'
import { message } from '../errors/refuse.js'
import { HttpError } from '../http/HttpError.js'
import { createAdministrator, type NewAdministrator } from './createAdministrator.js'
import type { SetUpToken } from './setUpToken.js'

type SetUpPageOptions = { payload: Payload; token: SetUpToken | undefined }

const path = '/set-up/:token'

/**
 * The one-time page that makes the first administrator. Its address is known only to whoever reads what the start
 * printed; once used, or once there is an administrator, it is closed.
 */
export function setUpPage({ payload, token }: SetUpPageOptions): Router {
  const router = Router()
  const isOpen = (req: Request) => token?.matches(String(req.params.token)) ?? false
  const sendClosed = (res: Response) => void res.status(410).type('html').send(setUpClosed())

  router.get(path, (req, res) => {
    if (isOpen(req)) res.type('html').set('cache-control', 'no-store').send(setUpForm({}))
    else sendClosed(res)
  })

  router.post(path, express.urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
    if (!isOpen(req)) return sendClosed(res)
    const form = req.body as Partial<Record<'name' | 'email' | 'password' | 'again', string>>
    if (form.password !== form.again)
      return void res
        .status(422)
        .type('html')
        .send(setUpForm({ ...form, problem: 'passwordsDiffer' }))
    try {
      await createAdministrator(payload, form as NewAdministrator)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return void res
        .status(error.status)
        .type('html')
        .send(setUpForm({ ...form, problem: error.code }))
    }
    token?.close()
    res.type('html').send(setUpDone())
  })

  // Payload's own page for the first user would end in a refusal; it is told why.
  router.get('/admin/create-first-user', (_req, res) => sendClosed(res))
  return router
}

type FormValues = { name?: string; email?: string; problem?: ErrorCode }

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
export const setUpForm = ({ name = '', email = '', problem }: FormValues): string =>
  page(
    '创建第一位管理员 Create the first administrator',
    `${problem ? `<p role="alert" id="problem">${escape(message(problem, { length: minPasswordLength }))}</p>` : ''}
<form method="post"${problem ? ' aria-describedby="problem"' : ''}>
<label for="name">姓名 Name</label><input id="name" name="name" autocomplete="name" value="${escape(name)}">
<label for="email">电子邮箱 E-mail</label><input id="email" name="email" type="email" autocomplete="username" required value="${escape(email)}">
<label for="password">密码 Password <small>至少 ${minPasswordLength} 个字符 at least ${minPasswordLength} characters</small></label><input id="password" name="password" type="password" autocomplete="new-password" required minlength="${minPasswordLength}">
<label for="again">再次输入密码 Password again</label><input id="again" name="again" type="password" autocomplete="new-password" required minlength="${minPasswordLength}">
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
