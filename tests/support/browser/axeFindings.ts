import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

export type Finding = { readonly rule: string; readonly selector: string; readonly html: string }

/**
 * The violations that axe finds on a page, of WCAG 2.2 AA and of its own best practices. A page that is still loading is
 * looked at again: what somebody would meet is what is left when it has settled.
 */
export async function axeFindings(page: Page): Promise<Finding[]> {
  let findings = await analyse(page)
  for (let attempt = 0; findings.length > 0 && attempt < 3; attempt++) {
    await page.waitForTimeout(1_000)
    findings = await analyse(page)
  }
  return findings
}

async function analyse(page: Page): Promise<Finding[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => ({ rule: id, selector: target.join(' '), html: html.slice(0, 200) })),
  )
}
