import type { Locator, Page } from 'playwright-core'

/** Presses Tab until an element has the focus. @throws Error after `maxPresses` */
export async function tabTo(page: Page, target: Locator, maxPresses = 120): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < maxPresses; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Not reached after ${maxPresses} presses of Tab: ${target.toString()}`)
}
