import { chromium, type Browser } from 'playwright-core'

import { findChromium } from './findChromium.js'

/** Opens a headless Chromium with an empty profile that sends no requests of its own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
