import { readFileSync } from 'node:fs'
import { sep } from 'node:path'

// Each integration test file must be in the report twice: once for SQLite, once for MongoDB.
const times = new Map()
for (const { name } of JSON.parse(readFileSync(process.argv[2], 'utf8')).testResults) {
  if (name.includes(`${sep}tests${sep}integration${sep}`)) times.set(name, (times.get(name) ?? 0) + 1)
}
const once = [...times].filter(([, count]) => count < 2).map(([name]) => name)
console.log(`${times.size} files of integration tests`)
if (times.size === 0 || once.length > 0) {
  console.error(`Left out on one of the databases: ${once.join(', ') || 'all'}`)
  process.exitCode = 1
}
