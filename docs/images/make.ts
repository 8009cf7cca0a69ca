import { writeFileSync } from 'node:fs'

import sharp from 'sharp'

import { administrator } from '../../tests/support/browser/administrator.js'
import { openBrowser } from '../../tests/support/browser/openBrowser.js'
import { startServer } from '../../tests/support/browser/startServer.js'

type Answer = { token: string; doc: { id: string }; docs: { id: string }[] }

/** Makes the picture of the README anew, an article in review as an editor sees it: `npx tsx docs/images/make.ts`. */
async function make(): Promise<void> {
  const server = await startServer({ ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password })
  const browser = await openBrowser()
  const call = async (path: string, body?: object, token?: string): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `JWT ${token}` }) }
    return (await (
      await fetch(
        `${server.url}/api${path}`,
        body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
      )
    ).json()) as Answer
  }
  const password = 'a long password'
  try {
    const { token } = await call('/users/login', administrator)
    for (const [key, name] of [
      ['writer', '文小撰'],
      ['editor', '沈审'],
    ] as const) {
      const roles = (await call(`/roles?where[key][equals]=${key}`, undefined, token)).docs.map(({ id }) => id)
      await call('/users', { email: `${key}@example.org`, password, name, roles }, token)
    }
    const writer = (await call('/users/login', { email: 'writer@example.org', password })).token
    const { doc } = await call(
      '/articles?draft=true',
      {
        title: '全区残疾人文化周开幕',
        kind: 'news',
        summary: '十六个街镇的残疾人艺术团同台演出，文化周持续七天。',
        byline: '文小撰',
      },
      writer,
    )
    await call(`/articles/${doc.id}/transitions/submit`, { revision: '1', comment: '请在周三前审核。' }, writer)

    const context = await browser.newContext({
      baseURL: server.url,
      locale: 'zh-CN',
      viewport: { width: 1280, height: 800 },
    })
    await context.request.post('/api/users/login', { data: { email: 'editor@example.org', password } })
    const page = await context.newPage()
    await page.goto(`/admin/collections/articles/${doc.id}`)
    await page.getByRole('button', { name: '通过' }).waitFor()
    await page.waitForTimeout(1000)
    writeFileSync(
      'docs/images/admin-article.png',
      await sharp(await page.screenshot())
        .png({ palette: true, colours: 128, compressionLevel: 9 })
        .toBuffer(),
    )
  } finally {
    await browser.close()
    await server.stop()
  }
}

await make()
