import type { Page } from 'playwright-core'

/**
 * Collects the problems of a page: errors in the console (violations of the content security policy are among them),
 * uncaught errors, and requests to other hosts.
 */
export function watchPage(page: Page, url: string): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`) && !/^(data|blob|about):/.test(request.url()))
      problems.push(`outside: ${request.url()}`)
  })
  return problems
}
