// What `@jest/globals` is for a test that Node itself loads: the functions of the file that runs now. They are exported
// live, so that a module that stays in memory for several files sees those of the latest.
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test

/** @param {Record<string, any>} globals what Jest hands its runtime for each test file */
export function setJestGlobals(globals) {
  ;({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals)
}
