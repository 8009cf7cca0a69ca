const shared = {
  testEnvironment: '<rootDir>/tests/runner/NativeEnvironment.mjs',
  runtime: '<rootDir>/tests/runner/NativeRuntime.mjs',
  transform: {},
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/tests/support/mongodb/target/'],
}

const project = (displayName, folder = displayName, extra = {}) => ({
  ...shared,
  displayName,
  testMatch: [`<rootDir>/tests/${folder}/**/*.test.ts`],
  ...extra,
})

/** The same integration tests for each database; `startDashiji` reads which. */
const integration = (database) =>
  project(`integration-${database}`, 'integration', { globals: { DASHIJI_DATABASE: database } })

export default {
  projects: [
    project('unit'),
    project('architecture'),
    project('contract', 'contract', { globals: { DASHIJI_DATABASE: 'sqlite' } }),
    integration('sqlite'),
    integration('mongodb'),
    project('browser'),
  ],
  reporters: ['default', '<rootDir>/tests/support/SkippedTestsReporter.mjs'],
  testSequencer: '<rootDir>/tests/runner/LongestFirst.mjs',
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1500MB',
}
