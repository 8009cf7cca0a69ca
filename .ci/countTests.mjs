import { readFileSync } from 'node:fs'

// Prints `passed failed skipped` from a JSON report. A test file that could not be run counts as one failure.
const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
console.log(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests)
