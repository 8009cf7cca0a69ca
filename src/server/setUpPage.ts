import escapeHtml from 'escape-html'
import { type Request, type Response, Router } from 'express'
import type { Payload } from 'payload'

import { favicon } from '../admin/graphics/markShape.js'
import { codes, type ErrorCode } from '../errors/codes.js'
import { messageOf } from '../errors/messagesOf.js'
import { HttpError } from '../http/HttpError.js'
import { readerLanguage } from '../http/readerLanguage.js'
import { bilingual, type Bilingual } from '../vocabulary/bilingual.js'
import { minPasswordLength } from '../vocabulary/passwordRule.js'
import type { Language } from '../vocabulary/pickLanguage.js'
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
  const send = (req: Request, res: Response, status: number, content: (language: Language) => string) =>
    void res
      .status(status)
      .vary('Accept-Language')
      .type('html')
      .set('cache-control', 'no-store')
      .send(content(readerLanguage(req)))
  const sendClosed = (req: Request, res: Response) => send(req, res, 410, setUpClosed)

  router.get(path, (req, res) => {
    if (isOpen(req)) send(req, res, 200, (language) => setUpForm({}, language))
    else sendClosed(req, res)
  })

  router.post(path, async (req, res) => {
    if (!isOpen(req)) return sendClosed(req, res)
    const form = await readForm(req)
    const sendProblem = (status: number, problem: ErrorCode) =>
      send(req, res, status, (language) => setUpForm({ ...form, problem }, language))
    if (form.password !== form.again) return sendProblem(codes.passwordsDiffer.status, 'passwordsDiffer')
    try {
      await createAdministrator(payload, form as NewAdministrator)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return sendProblem(error.status, error.code)
    }
    token?.close()
    send(req, res, 200, setUpDone)
  })

  // Payload's own page for the first user would end in a refusal; this one says why.
  router.get('/admin/create-first-user', sendClosed)
  return router
}

/** The largest form in bytes. */
const formLimit = 10 * 1024

/** Reads the form. Express's own parser would read all of one that is too large before it refused. */
async function readForm(req: Request): Promise<Partial<Record<'name' | 'email' | 'password' | 'again', string>>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > formLimit) throw new HttpError('bodyTooLarge', { limit: `${formLimit / 1024} KB` })
    chunks.push(chunk)
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
}

type FormValues = { name?: string; email?: string; problem?: ErrorCode }

const productName = bilingual('大事记', 'Dashiji')

const page = (language: Language, title: Bilingual, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title[language]} · ${productName[language]}</title>
<link rel="icon" href="${favicon}">
<style>
body { font: 1rem/1.6 system-ui, sans-serif; color: #1a1a1a; background: #fff }
body { max-width: 34rem; margin: 3rem auto; padding: 0 1rem }
label { display: block; margin-top: 1rem; font-weight: 600 }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #595959 }
input { border-radius: 4px }
button { font: inherit; margin-top: 1.5rem; padding: .6rem 1.4rem; border: 0; border-radius: 4px; cursor: pointer }
button { background: #0b4f8a; color: #fff }
a { color: #0b4f8a }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px }
[role=alert] { border-left: 4px solid #a40000; padding: .5rem 1rem; background: #fdf0f0 }
small { display: block; font-weight: 400; color: #4a4a4a }
</style>
</head>
<body>
<main>
<h1>${title[language]}</h1>
${body}
</main>
</body>
</html>`

const titles = {
  form: bilingual('创建第一位管理员', 'Create the first administrator'),
  done: bilingual('管理员已创建', 'The administrator was created'),
  closed: bilingual('此链接无效', 'This link is not valid'),
} as const

const labels = {
  name: bilingual('姓名', 'Name'),
  email: bilingual('电子邮箱', 'E-mail'),
  password: bilingual('密码', 'Password'),
  passwordHelp: bilingual(`至少 ${minPasswordLength} 个字符`, `at least ${minPasswordLength} characters`),
  again: bilingual('再次输入密码', 'Password again'),
  submit: bilingual('创建', 'Create'),
  signIn: bilingual('登录管理界面', 'Sign in to the admin'),
  admin: bilingual('管理界面', 'Admin'),
} as const

const closedAdvice = bilingual(
  '第一位管理员只能通过启动时打印的一次性链接创建。如果还没有管理员，请重新启动程序，并使用新打印的链接。',
  'The first administrator can be created only through the one-time link printed at start. If there is no administrator yet, restart the program and use the new link.',
)

const problemHtml = (problem: ErrorCode, language: Language): string =>
  `<p role="alert" id="problem">${escapeHtml(messageOf(problem, language, { length: minPasswordLength }))}</p>`

/** The form that makes the first administrator, with what was typed and what was wrong with it. */
const setUpForm = ({ name = '', email = '', problem }: FormValues, language: Language): string =>
  page(
    language,
    titles.form,
    `${problem ? problemHtml(problem, language) : ''}
<form method="post"${problem ? ' aria-describedby="problem"' : ''}>
<label for="name">${labels.name[language]}</label>
<input id="name" name="name" autocomplete="name" value="${escapeHtml(name)}">
<label for="email">${labels.email[language]}</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}">
<label for="password">${labels.password[language]} <small>${labels.passwordHelp[language]}</small></label>
<input id="password" name="password" type="password"
  autocomplete="new-password" required minlength="${minPasswordLength}">
<label for="again">${labels.again[language]}</label>
<input id="again" name="again" type="password"
  autocomplete="new-password" required minlength="${minPasswordLength}">
<button type="submit">${labels.submit[language]}</button>
</form>`,
  )

/** Shown when the administrator has been made. */
const setUpDone = (language: Language): string =>
  page(language, titles.done, `<p><a href="/admin">${labels.signIn[language]}</a></p>`)

/** Shown when the link was used, is wrong, or belongs to an earlier start. */
const setUpClosed = (language: Language): string =>
  page(language, titles.closed, `<p>${closedAdvice[language]}</p><p><a href="/admin">${labels.admin[language]}</a></p>`)
