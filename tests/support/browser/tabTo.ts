import type { Locator, Page } from 'playwright-core'

/** Presses Tab until an element has the focus, as somebody without a mouse must. */
export async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Not reached after ${most} presses of Tab: ${target.toString()}`)
}
