import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

import { Sqlite3Client } from '@libsql/client/sqlite3'
import { getPayload, readMigrationFiles } from 'payload'

import { planFile } from '../src/import/planFile.js'
import { planSource } from '../src/import/planSource.js'
import { storePlanned } from '../src/import/runImport.js'

/** A process of the benchmark: imports this many documents into its own database and sends back what it took. */
const documents = Number(process.argv[2])

let statements = 0
const { execute } = Sqlite3Client.prototype
Sqlite3Client.prototype.execute = function (...args: Parameters<typeof execute>) {
  statements += 1
  return execute.apply(this, args)
}

const template = readFileSync('tests/fixtures/import/chronicleOtherDistrict/input.txt', 'utf8')
const names = planSource(template).plan.people.map(({ name }) => name.value)
const givenNames = [...'伟芳敏静丽强磊军洋勇艳杰涛明超霞平刚桂文辉玲英华玉建国红梅春光']

const letter = (number: number) => givenNames[number % givenNames.length]!

/** A chronicle with 38 records, of another district and other people for each number. */
function writeDocument(number: number): Uint8Array {
  const [first, second] = [number, Math.floor(number / givenNames.length)]
  const text = names.reduce(
    (current, name, index) => current.replaceAll(name, name[0]! + letter(first + 7 * index) + letter(second + index)),
    template.replaceAll('青浦', letter(first) + letter(second)),
  )
  return new TextEncoder().encode(`${text}\n${number}\n`)
}

const { default: config } = await import('../payload.config.js')
const payload = await getPayload({ config })
const migrations = await readMigrationFiles({ payload })
await payload.db.migrate({ migrations: migrations.filter(({ name }) => !name.includes('import')) })

// The first ones warm up.
const warmUp = 3
let [planMs, storeMs, records, peak, base] = [0, 0, 0, 0, 0]
for (let number = -warmUp; number < documents; number += 1) {
  await setImmediate()
  if (number === 0) {
    ;[planMs, storeMs, records, statements] = [0, 0, 0, 0]
    base = process.memoryUsage.rss()
  }
  const startedAt = performance.now()
  const file = planFile({ filename: `${number}.txt`, bytes: writeDocument(number + warmUp) })
  const plannedAt = performance.now()
  const { outcome } = await storePlanned(file, { payload, importAs: 'inReview', budgetMs: 0 })
  if (outcome !== 'imported') throw new Error(`document ${number}: ${outcome}`)
  planMs += plannedAt - startedAt
  storeMs += performance.now() - plannedAt
  records += Object.values(file.report.records).reduce((sum, count) => sum + count, 0)
  peak = Math.max(peak, process.memoryUsage.rss())
}
process.send?.({ documents, records, statements, planMs, storeMs, base, peak, last: process.memoryUsage.rss() })
await payload.destroy()
process.exit(0)
