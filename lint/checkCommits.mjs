import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/** The last commit before this form was agreed on. */
const base = 'd43830e3af203d1809d4f3ae20b4d2d46d93d7f3'
const form = /^(feat|fix|refactor|perf|test|docs|style|build|ci|chore|revert)(\([a-z][A-Za-z-]*\))?: \S.*$/
const maxLength = 72

/** What is wrong with a commit's subject, or nothing. */
export function subjectFault(subject) {
  if ([...subject].length > maxLength) return `longer than ${maxLength} characters`
  if (!form.test(subject)) return 'not of the form “type(scope): subject”'
  return undefined
}

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

/**
 * Checks the subjects of every commit since the form was agreed on; a tree without that history has nothing to check.
 */
function check() {
  let subjects
  try {
    subjects = git('log', '--no-merges', '--format=%h %s', `${base}..HEAD`).split('\n').filter(Boolean)
  } catch {
    process.stdout.write('No history to check: this is no clone, or a shallow one.\n')
    return
  }
  const faults = subjects.flatMap((line) => {
    const fault = subjectFault(line.slice(line.indexOf(' ') + 1))
    return fault ? [`${line}: ${fault}`] : []
  })
  if (faults.length === 0) return
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) check()
