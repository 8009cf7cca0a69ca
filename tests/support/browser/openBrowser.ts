import { chromium, type Browser } from 'playwright-core'

import { findChromium } from './findChromium.js'

/** Opens a Chromium without a window, with a new empty profile, that asks nothing of the network by itself. */
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
