import { writeFileSync } from 'node:fs'

import sharp from 'sharp'

import { administrator } from '../../tests/support/browser/administrator.js'
import { openBrowser } from '../../tests/support/browser/openBrowser.js'
import { startServer } from '../../tests/support/browser/startServer.js'

/** Makes the pictures of the README anew: `npx tsx docs/images/make.ts`. */
async function make(): Promise<void> {
  const server = await startServer({ ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password })
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN', viewport: { width: 1280, height: 1000 } })
    await context.request.post('/api/users/login', { data: administrator })
    const found = (await (await context.request.get('/api/articles?where[kind][equals]=chronicle&limit=1')).json()) as { docs: { id: string }[] }
    const page = await context.newPage()
    await page.goto(`/admin/collections/articles/${found.docs[0]?.id}`)
    await page.locator('#field-activities tbody tr').first().waitFor()
    const screenshot = await page.screenshot()
    writeFileSync('docs/images/admin-article.png', await sharp(screenshot).png({ palette: true, colours: 128, compressionLevel: 9 }).toBuffer())
  } finally {
    await browser.close()
    await server.stop()
  }
}

await make()
