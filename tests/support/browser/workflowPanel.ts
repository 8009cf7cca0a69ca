import type { Locator, Page } from 'playwright-core'

import { tabTo } from './tabTo.js'

/** The workflow panel on the page of a document, once it shows a state. */
export async function panelOn(page: Page): Promise<Locator> {
  const panel = page.getByRole('region', { name: /^(审核流程|Workflow)$/ })
  await panel.locator('.dashiji-state').waitFor()
  return panel
}

/** Takes a transition through its dialog with the keyboard alone, and waits until the panel says that it is done. */
export async function takeTransitionByKeyboard(page: Page, name: string, comment?: string): Promise<void> {
  const panel = await panelOn(page)
  await tabTo(page, panel.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  if (comment !== undefined) {
    await tabTo(page, dialog.getByRole('textbox'))
    await page.keyboard.insertText(comment)
  }
  await tabTo(page, dialog.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
  await panel.getByRole('status').getByText(`已完成“${name}”`).waitFor()
}
