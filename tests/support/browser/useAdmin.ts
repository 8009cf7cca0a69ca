import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { Browser, BrowserContext, Page } from 'playwright-core'

import type { Credentials } from './callApi.js'
import { openBrowser } from './openBrowser.js'
import { serverUrl } from './serverUrl.js'
import { watchPage } from './watchPage.js'

type Visit = {
  /** Who is signed in; without, nobody. */
  as?: Credentials
  /** The language that the browser requests. */
  language?: string
  /** Problems that the test itself causes. */
  allowedProblems?: RegExp
}

/**
 * Opens the admin for the tests of a file. After each test its pages are closed, and the test fails if one of them
 * wrote an error to the console, violated the content security policy or sent a request to another host.
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
