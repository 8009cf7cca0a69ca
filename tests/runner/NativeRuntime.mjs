import { createRequire, register } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { ModernFakeTimers } from '@jest/fake-timers'
import { ModuleMocker } from 'jest-mock'

import { mapFile } from './compile.mjs'
import { setJestGlobals } from './jestGlobals.mjs'

const require = createRequire(import.meta.url)
const root = new URL('../../', import.meta.url).href
register('./hooks.mjs', import.meta.url, { data: { root } })

let turns = 0
/** @type {Map<string, string>} */ const maps = new Map()

/**
 * Runs test files as modules of Node itself instead of in a sandbox each. Jest's own runtime loads every package anew
 * for every file, and code in its sandbox runs at half the speed; together that took most of the time of the tests.
 */
export default class NativeRuntime {
  #config

  constructor(projectConfig) {
    this.#config = projectConfig
  }

  /** Jest's framework keeps the tests of a file in itself; so each file gets a new one. */
  requireInternalModule(path) {
    delete require.cache[path]
    return require(path)
  }

  setGlobalsForRuntime(globals) {
    setJestGlobals({ ...globals, jest: makeJest(this.#config) })
  }

  unstable_shouldLoadAsEsm() {
    return true
  }

  async unstable_importModule(path) {
    turns += 1
    return import(`${pathToFileURL(path).href}?turn=${turns}`)
  }

  requireModule(path) {
    return require(path)
  }

  getSourceMaps() {
    const folder = join(this.#config.cacheDirectory, 'dashiji-maps')
    return {
      /** @param {string} source */
      get(source) {
        if (!source.startsWith(root) || !source.includes('?turn=')) return undefined
        if (!maps.has(source)) maps.set(source, mapFile(fileURLToPath(source), folder))
        return maps.get(source)
      },
      *[Symbol.iterator]() {},
    }
  }

  getAllCoverageInfoCopy() {}
  enterTestCode() {}
  leaveTestCode() {}
  teardown() {}
}

/** What of the `jest` object makes sense without a sandbox: functions that remember their calls, and clocks. */
function makeJest(config) {
  const mocker = new ModuleMocker(globalThis)
  const timers = new ModernFakeTimers({ config, global: globalThis })
  return {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
    useFakeTimers: () => timers.useFakeTimers(),
    useRealTimers: () => timers.useRealTimers(),
    advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
    getTimerCount: () => timers.getTimerCount(),
  }
}
