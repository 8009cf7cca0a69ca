/**
 * Lists the skipped tests by name at the end: Jest's own reporter shows only their number, not the reasons in their
 * names.
 */
export default class SkippedTestsReporter {
  /** @param {unknown} _contexts @param {import('@jest/test-result').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => `  - ${test.fullName}`),
    )
    // A filter by name (-t) skips nearly everything on purpose; listing that would bury the result.
    if (skipped.length === 0 || process.argv.some((word) => /^(-t|--testNamePattern)/.test(word))) return
    process.stderr.write(`\nSkipped (${skipped.length}):\n${skipped.join('\n')}\n`)
  }
}
