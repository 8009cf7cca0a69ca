import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'

import { administrator } from './administrator.js'
import { openBrowser } from './openBrowser.js'
import { serverUrl } from './serverUrl.js'
import { watchPage } from './watchPage.js'

type Account = { readonly email: string; readonly password: string }
type Visit = {
  /** Who is signed in already; nobody when left out. */
  as?: Account
  /** The language that the browser asks for. */
  language?: string
  /** Problems that belong to what is tested. */
  allowedProblems?: RegExp
}

/**
 * Opens the admin for the tests of a file. After each test the pages are closed, and the test fails when one of them
 * wrote errors into the console, broke the content policy or asked another host for something.
 */
export function useAdmin(): { visit(visit?: Visit): Promise<Page>; url(): string } {
  const url = serverUrl
  let browser: Browser
  let openVisits: { context: BrowserContext; problems: string[]; allowedProblems: RegExp | undefined }[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })
  afterEach(async () => {
    const visits = openVisits
    openVisits = []
    for (const { context } of visits) await context.close()
    expect(
      visits.flatMap(({ problems, allowedProblems }) => problems.filter((problem) => !allowedProblems?.test(problem))),
    ).toEqual([])
  })

  async function visit({ as, language = 'zh-CN', allowedProblems }: Visit = {}): Promise<Page> {
    const context = await browser.newContext({
      baseURL: url(),
      locale: language,
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    })
    if (as) {
      const answer = await context.request.post('/api/users/login', {
        data: { email: as.email, password: as.password },
      })
      if (!answer.ok()) throw new Error(`Signing in ${as.email} failed: ${answer.status()} ${await answer.text()}`)
    }
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    openVisits.push({ context, problems: watchPage(page, url()), allowedProblems })
    return page
  }
  return { visit, url }
}

export { administrator }
