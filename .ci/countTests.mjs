import { readFileSync } from 'node:fs'

// Prints `passed failed skipped` of a report of Jest. A file that could not be run has no tests to fail and counts as one.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
console.log(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests)
