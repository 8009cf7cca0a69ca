import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { axeFindings } from '../support/browser/axeFindings.js'
import { openBrowser } from '../support/browser/openBrowser.js'
import { startServer, type RunningServer } from '../support/browser/startServer.js'
import { watchPage } from '../support/browser/watchPage.js'

describe('A start without an administrator', () => {
  let server: RunningServer
  let browser: Browser
  let link: string
  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
    link = /\S+\/set-up\/\S+/.exec(server.output())?.[0] ?? ''
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const openPage = async (): Promise<{ page: Page; problems: string[] }> => {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    page.setDefaultTimeout(20_000)
    return { page, problems: watchPage(page, server.url) }
  }

  it('prints a link to a set-up page on which axe finds nothing', async () => {
    expect(link).toContain(server.url)
    const { page, problems } = await openPage()
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: /创建第一位管理员/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('shows errors in the language of the browser, keeps the input, and axe finds nothing there either', async () => {
    const { page } = await openPage()
    await page.goto(link)
    await page.getByLabel(/电子邮箱/).fill('first@example.org')
    await page.getByLabel(/^密码/).fill('a long password')
    await page.getByLabel(/再次输入/).fill('another long password')
    await page.getByRole('button', { name: /创建/ }).click()
    await page.getByRole('alert').getByText('两次输入的密码不同').waitFor()
    expect(await page.getByLabel(/电子邮箱/).inputValue()).toBe('first@example.org')
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('creates the first administrator once, who can then sign in, and the link stops working', async () => {
    const { page } = await openPage()
    await page.goto(link)
    await page.getByLabel(/姓名/).fill('初管')
    await page.getByLabel(/电子邮箱/).fill('first@example.org')
    await page.getByLabel(/^密码/).fill('a long password')
    await page.getByLabel(/再次输入/).fill('a long password')
    await page.getByRole('button', { name: /创建/ }).click()
    await page.getByRole('link', { name: /登录管理界面/ }).click()
    await page.getByLabel('电子邮件').fill('first@example.org')
    await page.getByLabel('密码').fill('a long password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: '您好，初管' }).waitFor()

    const answer = await page.goto(link)
    expect(answer?.status()).toBe(410)
    await page.getByRole('heading', { level: 1, name: /此链接无效/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})
